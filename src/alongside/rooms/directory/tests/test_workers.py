"""Who comes, who goes, and what letters they get."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory import jobs
from alongside.rooms.directory.actions import (
    ChangedMeanwhile,
    add_shift,
    change_worker,
    end_membership,
    invite_worker,
    send_welcome,
    service_account,
)
from alongside.rooms.directory.models import Duty, RotaShift
from alongside.rooms.directory.queries import worker_version
from alongside.rooms.directory.tests.factories import NOW, TODAY, a_partnership, a_team, a_worker, an_agency

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def by() -> User:
    return a_worker(Role.ADMINISTRATOR)


def invited(by: User, agency: Agency, email: str = "dana@example.org", **more: object) -> User:
    facts: dict[str, object] = {"full_name": "Dana", "team": None, "role": Role.NAVIGATOR, "from_day": TODAY}
    return invite_worker(email=email, agency=agency, by=by, at=NOW, **facts | more)  # type: ignore[arg-type]


def test_an_invited_worker_has_a_seat_and_no_password(by: User) -> None:
    dana = invited(by, an_agency())
    assert dana.is_active
    assert not dana.has_usable_password()
    assert dana.memberships.on(TODAY).get().role == Role.NAVIGATOR


def test_one_person_is_one_account_however_the_address_is_written(by: User) -> None:
    first, second = an_agency(), an_agency()
    dana = invited(by, first)
    assert invited(by, second, " Dana@Example.ORG ") == dana
    with pytest.raises(Refused, match="already"):
        invited(by, first)


def test_who_cannot_be_invited(by: User) -> None:
    agency = an_agency()
    machine = service_account(name="Night porter", by=None, at=NOW)
    with pytest.raises(Refused, match="part of the program"):
        invited(by, agency, machine.email)
    with pytest.raises(Refused, match="not a team of"):
        invited(by, agency, team=a_team(an_agency()))
    with pytest.raises(Refused, match="immigration enforcement"):
        invited(by, an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT))
    with pytest.raises(Refused, match="immigration enforcement"):
        invited(by, an_agency(), email="officer@homeoffice.gov.uk")


def test_a_leaver_has_neither_seat_nor_sign_in(by: User) -> None:
    dana = invited(by, an_agency())
    end_membership(membership=dana.memberships.get(), by=by, at=NOW)
    dana.refresh_from_db()
    assert not dana.is_active
    assert not dana.memberships.on(TODAY).exists()


def test_one_of_two_seats_ends_and_the_sign_in_stays(by: User) -> None:
    first, second = an_agency(), an_agency()
    dana = invited(by, first)
    invited(by, second)
    end_membership(membership=dana.memberships.get(agency=first), by=by, at=NOW)
    dana.refresh_from_db()
    assert dana.is_active
    assert [seat.agency for seat in dana.memberships.on(TODAY)] == [second]


def test_a_membership_ends_once(by: User) -> None:
    seat = invited(by, an_agency()).memberships.get()
    end_membership(membership=seat, by=by, at=NOW)
    with pytest.raises(Refused, match="ended already"):
        end_membership(membership=seat, by=by, at=NOW)


def test_a_seat_that_was_to_come_is_taken_back_whole(by: User) -> None:
    soon = TODAY + timedelta(days=30)
    dana = invited(by, an_agency(), from_day=soon)
    end_membership(membership=dana.memberships.get(), by=by, at=NOW)
    assert not dana.memberships.on(soon).exists()


def test_a_leaver_leaves_the_rota(by: User) -> None:
    agency = an_agency(kind=AgencyKind.HOSTEL)
    area, dana = a_partnership(agency), invited(by, agency, role=Role.HOSTEL_MANAGER)
    for starts in (NOW - HOUR, NOW + HOUR):
        add_shift(
            partnership=area, agency=agency, duty=Duty.HOSTEL_MANAGER, user=dana,
            starts=starts, ends=starts + 2 * HOUR, by=by, at=NOW,
        )  # fmt: skip
    end_membership(membership=dana.memberships.get(), by=by, at=NOW)
    assert [shift.ends for shift in RotaShift.objects.filter(user=dana)] == [NOW]


def test_who_comes_back_chooses_a_new_password(by: User) -> None:
    agency = an_agency()
    dana = invited(by, agency)
    dana.set_password("copper meadow ladder")
    dana.save()
    end_membership(membership=dana.memberships.get(), by=by, at=NOW)
    assert not invited(by, agency).has_usable_password()


def test_a_stale_change_of_a_worker_is_refused(by: User) -> None:
    dana = invited(by, an_agency())
    read = worker_version(dana)
    change_worker(user=dana, version=read, full_name="Dana Reyes", phone="1", by=by, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        change_worker(user=dana, version=read, full_name="Dana", phone="2", by=by, at=NOW)


def test_the_job_carries_an_identifier_and_nothing_else(by: User) -> None:
    dana = invited(by, an_agency())
    send_welcome(user=dana, by=by, at=NOW)
    job = ProcrastinateJob.objects.get(task_name="directory.post_welcome")
    assert job.args == {"user_id": str(dana.pk)}


def test_the_letter_says_nothing_of_the_work_and_brings_a_link(
    by: User, mailoutbox: list[EmailMessage]
) -> None:
    dana = invited(by, an_agency())
    jobs.post_welcome(str(dana.pk))
    (letter,) = mailoutbox
    assert letter.to == ["dana@example.org"]
    assert letter.subject == "Your sign-in"
    assert "/welcome/" in letter.body
    assert not {"slavery", "trafficking", "victim", "Dana"} & set(letter.body.split())


def test_somebody_with_a_password_gets_no_link_to_a_new_one(by: User, mailoutbox: list[EmailMessage]) -> None:
    dana = invited(by, an_agency())
    dana.set_password("copper meadow ladder")
    dana.save()
    jobs.post_welcome(str(dana.pk))
    assert "/welcome/" not in mailoutbox[0].body
    jobs.post_new_link(str(dana.pk))
    assert "/welcome/" in mailoutbox[1].body


def test_who_left_before_the_letter_went_gets_none(by: User, mailoutbox: list[EmailMessage]) -> None:
    dana = invited(by, an_agency())
    end_membership(membership=dana.memberships.get(), by=by, at=NOW)
    jobs.post_welcome(str(dana.pk))
    jobs.post_new_link(str(dana.pk))
    assert mailoutbox == []
