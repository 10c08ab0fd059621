"""Cases that have been closed for so long that they may be erased."""

from datetime import UTC, datetime

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.actions import close_case, mark_opened_in_error
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

MET = datetime(2019, 1, 1, 9, 0, tzinfo=UTC)
CLOSED = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)  # so kept until 1 June 2026


def a_closed_case(worker: User, *, in_error: bool = False, name: str = "Sol") -> Case:
    with viewing.seen_by(eyes_of(worker), at=MET):
        case = a_case(worker, met=MET, name=name)
    with viewing.seen_by(eyes_of(worker), at=CLOSED):
        if in_error:
            mark_opened_in_error(case=case, reason="Typed twice.", by=worker, at=CLOSED)
        else:
            close_case(case=case, outcome="safe_housing", reason="They live well.", by=worker, at=CLOSED)
    return case
