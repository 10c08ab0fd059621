from datetime import datetime, time

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import LONDON
from alongside.rooms.clocks.actions import meet_clocks, start_clocks, stop_clocks
from alongside.rooms.people import actions as people
from alongside.rooms.people.actions import Asking, Extending
from alongside.rooms.people.models import Case, SubjectAccess
from alongside.rooms.people.words import AccessRefusedWhy

CLOCK = "R-DP-01"


@verb
def ask_for_data(*, case: Case, asking: Asking, by: User, at: datetime) -> SubjectAccess:
    """The clock runs from the day on which it was received, however late that is written down."""
    row = people.ask_for_data(case=case, asking=asking, by=by, at=at)
    _start(row, by, at, extended=False)
    return row


@verb
def extend_access(*, request: SubjectAccess, extending: Extending, by: User, at: datetime) -> None:
    people.extend_access(request=request, extending=extending, by=by, at=at)
    stop_clocks(case=request.case, rules=[CLOCK], about_id=request.pk, why="access_extended", by=by, at=at)
    _start(request, by, at, extended=True)


def _start(row: SubjectAccess, by: User, at: datetime, *, extended: bool) -> None:
    area = row.case.partnership
    facts = {"received_on": row.received_on, "jurisdiction": area.jurisdiction, "extended": extended}
    received = datetime.combine(row.received_on, time(), tzinfo=LONDON)
    start_clocks(case=row.case, rule=CLOCK, facts=facts, event=received, about_id=row.pk, by=by, at=at)


@verb
def release_pack(*, request: SubjectAccess, content: str, by: User, at: datetime) -> None:
    people.release_pack(request=request, content=content, by=by, at=at)
    meet_clocks(case=request.case, rules=[CLOCK], about_id=request.pk, by=by, at=at)


@verb
def refuse_access(
    *, request: SubjectAccess, why: AccessRefusedWhy, word: str, by: User, at: datetime
) -> None:
    people.refuse_access(request=request, why=why, word=word, by=by, at=at)
    stop_clocks(case=request.case, rules=[CLOCK], about_id=request.pk, why="access_refused", by=by, at=at)


@verb
def withdraw_access(*, request: SubjectAccess, by: User, at: datetime) -> None:
    people.withdraw_access(request=request, by=by, at=at)
    stop_clocks(case=request.case, rules=[CLOCK], about_id=request.pk, why="access_withdrawn", by=by, at=at)
