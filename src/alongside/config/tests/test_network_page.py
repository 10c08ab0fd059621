"""How the agencies of an area work together, from live rows: for whoever leads it, and with nobody's name."""

from datetime import timedelta

import pytest
import time_machine

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.reporting.agencies import agencies_of
from alongside.reporting.conferences import Period
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, an_action
from alongside.rooms.conferences.words import Presence
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import a_worker, eyes_of
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
OVER, LATER = TOMORROW + timedelta(hours=1), TOMORROW + timedelta(days=30)


@pytest.fixture
def held() -> Table:
    """One meeting: the nurse came, the police did not, and a step of Alice still waits after its day."""
    table = Table()
    with viewing.seen_by(eyes_of(table.alice), at=OVER):
        conference = a_conference(table)
        said = {table.nurse: Presence.PRESENT, table.police: Presence.ABSENT}
        for user, presence in said.items():
            invited = conference.invitations.get(user=user)
            actions.note_attendance(invitation=invited, presence=presence, by=table.alice, at=OVER)
        actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=OVER)
        an_action(conference, table.alice)
    return table


def page(user: User, address: str = "/reports/agencies/") -> tuple[int, str]:
    with time_machine.travel(LATER, tick=False):
        answer = signed_in(user).get(address)
    return answer.status_code, answer.content.decode()


def a_lead(table: Table) -> User:
    host = table.case.partnership.host
    Partner.objects.get_or_create(partnership=table.case.partnership, agency=host)
    return a_worker(Role.PARTNERSHIP_LEAD, host, name="Victoria")


def test_who_came_who_answered_and_whose_steps_wait(held: Table) -> None:
    rows = {row.name: row for row in agencies_of(held.case.partnership, Period(), now=LATER)}
    nurse, police = (rows[str(user.memberships.get().agency)] for user in (held.nurse, held.police))
    alice = rows[str(held.alice.memberships.get().agency)]
    assert [(row.here, row.meetings) for row in (nurse, police)] == [(1, 1), (0, 1)]
    assert (nurse.silent, police.silent, alice.failed) == (0, 1, 1)


def test_the_lead_reads_it_and_nobody_else(held: Table) -> None:
    lead = a_lead(held)
    status, told = page(lead)
    assert status == 200
    assert "0 of 1 (0%)" in told
    assert "Sol" not in told
    assert held.case.reference not in told
    assert [page(user)[0] for user in (held.alice, held.nurse)] == [403, 403]


def test_the_report_draws_months_attendance_and_steps(held: Table) -> None:
    _, told = page(a_lead(held), "/reports/conferences/")
    for said in ("half waited", "How often each agency was there", "What each case came to"):
        assert said in told
    assert told.count('<svg class="al-chart__picture"') == told.count("al-chart__table") == 5
