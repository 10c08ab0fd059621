from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.rooms.clocks.actions import start_clocks, stop_clocks
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.conferences.queries.protocols import FIRST_CONFERENCE, REVIEW, first_conference
from alongside.rooms.people.models import Case

CLOCKS = (FIRST_CONFERENCE, REVIEW)


@verb
def start_conference_clocks(*, case: Case, met: datetime, by: User, at: datetime) -> list[Clock]:
    """R-MACC-01, R-MACC-08: from the moment of the meeting, by what the area went by on that day."""
    asked = first_conference(case.partnership, met)
    return start_clocks(case=case, rule=asked.rule, facts=asked.facts, event=met, by=by, at=at)


@verb
def stop_conference_clocks(*, case: Case, why: str, by: User, at: datetime) -> int:
    return stop_clocks(case=case, rules=CLOCKS, why=why, by=by, at=at)


def conference_clocks_run(case: Case) -> bool:
    return Clock.objects.filter(case=case, rule__in=CLOCKS, state=ClockState.RUNNING).exists()
