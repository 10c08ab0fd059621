from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from alongside.foundations.design.words import counted, day
from alongside.journeys.my_work.queries.tasks import Task, end_of
from alongside.rooms.beds.models import (
    Premises,
    Stay,
)
from alongside.rooms.beds.rules import tonight


def arrivals(expected: Iterable[Stay], now: datetime) -> Iterator[Task]:
    """One line a house, without a name: who comes and what keeps them safe stands on the page it leads to."""
    for house, stays in _by_house(expected):
        overdue = sum(stay.occupancy.check_in < tonight(now) for stay in stays)
        yield Task(
            moment=end_of(tonight(now)),
            title=f"{counted(len(stays), 'arrival')} expected tonight, {house}",
            state="soon",
            state_words="Expected",
            words=_overdue_words(overdue) or "Mark them as arrived when they are here",
            url=_leads_to(stays),
        )


def overstays(stays_over: Iterable[Stay]) -> Iterator[Task]:
    for house, stays in _by_house(stays_over):
        since = min(stay.occupancy.leaves for stay in stays)
        yield Task(
            moment=end_of(since),
            title=f"{counted(len(stays), 'person', 'people')} should have left, not signed out, {house}",
            state="late",
            state_words="Late",
            words=f"since {day(since)}. Sign them out, or ask for more nights",
            url=_leads_to(stays),
        )


def _by_house(found: Iterable[Stay]) -> list[tuple[Premises, list[Stay]]]:
    houses: dict[Premises, list[Stay]] = defaultdict(list)
    for stay in found:
        houses[stay.occupancy.bed.premises].append(stay)
    return list(houses.items())


def _leads_to(stays: list[Stay]) -> str:
    return reverse("beds:stay", args=[stays[0].pk]) if len(stays) == 1 else reverse("beds:house")


def _overdue_words(overdue: int) -> str:
    return f"{overdue} should have come on an earlier night" if overdue else ""
