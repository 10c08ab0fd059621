"""The story of a case, gathered from every room as far as the viewer may see it."""

from collections.abc import Callable, Iterator

from alongside.journeys.case_home.queries import (
    of_beds,
    of_choices,
    of_clocks,
    of_conferences,
    of_people,
    of_referrals,
)
from alongside.journeys.case_home.queries.moments import Moment
from alongside.rooms.people.models import Case

TELLERS: tuple[Callable[[Case], Iterator[Moment]], ...] = (
    of_people.moments,
    of_clocks.moments,
    of_conferences.moments,
    of_beds.moments,
    of_choices.moments,
    of_referrals.moments,
)


def story_of(case: Case) -> list[Moment]:
    """Newest first. What happened at one moment keeps the order in which the rooms tell it."""
    told = [moment for tell in TELLERS for moment in tell(case)]
    return sorted(told, key=lambda moment: moment.at, reverse=True)


__all__ = ["Moment", "story_of"]
