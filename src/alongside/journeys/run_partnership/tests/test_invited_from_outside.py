"""Whoever keeps the area may let somebody into another agency, and that agency hears of it at once."""

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.run_partnership.tests.test_workers import an_invitation, at
from alongside.rooms.directory import jobs
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import a_worker

pytestmark = pytest.mark.django_db
MARK = "Let in by another agency"


@pytest.fixture
def hana(hostel: Agency) -> User:
    return a_worker(Role.ADMINISTRATOR, hostel, name="Hana")


def let_in(keeper: Client, area: Partnership, agency: Agency) -> User:
    assert keeper.post(at("invite", area, agency.pk), an_invitation()).status_code == 302
    return User.objects.get(email="sam.reyes@example.org")


def queued() -> list[dict[str, str]]:
    name = "directory.post_invitation_from_outside"
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=name)]


def test_its_own_administrators_are_written_to_and_the_trail_keeps_it(
    keeper: Client, area: Partnership, hostel: Agency, ada: User, hana: User
) -> None:
    sam = let_in(keeper, area, hostel)
    seat = sam.memberships.get()
    assert queued() == [{"seat_id": str(seat.pk)}]
    jobs.post_invitation_from_outside(seat_id=str(seat.pk))
    (letter,) = mail.outbox
    assert (letter.to, "Sam" in letter.body) == ([hana.email], False)
    entry = AuditEntry.objects.get(event="worker.invited_from_outside")
    assert (entry.by, entry.about_id, entry.codes["agency"]) == (ada.pk, str(seat.pk), str(hostel.pk))


def test_their_page_marks_who_was_let_in(
    keeper: Client, area: Partnership, hostel: Agency, hana: User
) -> None:
    own = Client()
    own.force_login(hana)
    assert MARK not in own.get(at("agency", area, hostel.pk)).text
    let_in(keeper, area, hostel)
    assert own.get(at("agency", area, hostel.pk)).text.count(MARK) == 1


def test_their_own_invitations_are_not_told(
    keeper: Client, area: Partnership, hostel: Agency, hana: User
) -> None:
    own = Client()
    own.force_login(hana)
    let_in(own, area, hostel)
    let_in_at_home = an_invitation(email="mo@example.org", role="navigator")
    assert keeper.post(at("invite", area, area.host_id), let_in_at_home).status_code == 302
    assert queued() == []


def test_whoever_has_gone_again_is_not_written_about(
    keeper: Client, area: Partnership, hostel: Agency, hana: User
) -> None:
    seat = let_in(keeper, area, hostel).memberships.get()
    seat.until_day = seat.from_day
    seat.save()
    jobs.post_invitation_from_outside(seat_id=str(seat.pk))
    assert mail.outbox == []
