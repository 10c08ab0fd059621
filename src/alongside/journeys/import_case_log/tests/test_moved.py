"""A log of an area still lists somebody whom another area took over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.journeys.import_case_log.tests.logs import HELD, MET, rows
from alongside.journeys.import_case_log.tests.test_import import take
from alongside.rooms.conferences.actions import accept_handover, propose_handover
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.tests.factories import a_partnership, a_worker, an_agency
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import key_worker_of

pytestmark = pytest.mark.django_db


def taken_over() -> None:
    agency = an_agency()
    area, at = a_partnership(trusted=(agency,)), timezone.now()
    omar = a_worker(Role.NAVIGATOR, agency, name="Omar")
    plan = frozenset({Section.SUPPORT})
    with viewing.as_service(Service.DEMO, at=at):
        case = Case.objects.get(local_reference="A1")
        sender = key_worker_of(case)
        assert sender is not None
        move = Move(
            area=area, agency=agency, shown=plan, travels=plan, ground=SharingGround.AGREED, own_words="Yes.",
            why="A room there.",
        )  # fmt: skip
        row = propose_handover(case=case, move=move, by=sender, at=at)
        accept_handover(handover=row, key_worker=omar, by=omar, at=at + timedelta(minutes=1))


def test_a_log_that_still_lists_a_case_that_moved_makes_no_second_one() -> None:
    take(rows(MET))
    taken_over()
    assert take(rows(MET)).unchanged == ["A1"]
    report = take(rows(MET, HELD))
    assert (report.taken, [refused.reference for refused in report.refused]) == ([], ["A1"])
    assert "took this case over" in report.refused[0].problems[0].reason
    with viewing.as_service(Service.DEMO, at=timezone.now()):
        assert Case.objects.count() == 1
