from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts import actions
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import worker_version
from alongside.rooms.directory.tests.factories import a_team, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(hostel: Agency) -> User:
    return a_worker(Role.HOSTEL_MANAGER, hostel, name="Dana")


def at(name: str, area: Partnership, *args: object) -> str:
    return reverse(f"run_partnership:{name}", args=[area.pk, *args])


def where(name: str, area: Partnership, user: User) -> str:
    seat = user.memberships.get()
    return at(name, area, seat.agency_id, seat.pk)


def an_invitation(**more: str) -> dict[str, str]:
    form = {
        "full_name": "Sam Reyes",
        "email": "Sam.Reyes@example.org",
        "phone": "",
        "role": "hostel_manager",
        "team": "",
    }
    return form | {"form_key": str(uuid4())} | more


def test_the_agency_and_its_people(
    keeper: Client,
    area: Partnership,
    hostel: Agency,
    dana: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_worker(Role.HOSTEL_MANAGER, hostel)
    with django_assert_num_queries(16):
        page = keeper.get(at("agency", area, hostel.pk)).text
    assert "Dana" in page
    assert dana.email.replace("@", "@<wbr>") in page
    assert "has not signed in yet" in page


def test_an_invited_worker_gets_a_letter_and_comes_in(
    keeper: Client, area: Partnership, hostel: Agency
) -> None:
    team = a_team(hostel)
    answer = keeper.post(at("invite", area, hostel.pk), an_invitation(team=str(team.pk)))
    assert answer.headers["Location"] == at("agency", area, hostel.pk)
    sam = User.objects.get(email="sam.reyes@example.org")
    seat = sam.memberships.get()
    assert (seat.agency, seat.team, seat.role) == (hostel, team, Role.HOSTEL_MANAGER)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("directory.post_welcome", {"user_id": str(sam.pk)})


def test_sent_twice_it_is_one_seat_and_one_letter(keeper: Client, area: Partnership, hostel: Agency) -> None:
    form = an_invitation()
    for _ in range(2):
        assert keeper.post(at("invite", area, hostel.pk), form).status_code == 302
    assert Membership.objects.filter(user__email="sam.reyes@example.org").count() == 1
    assert ProcrastinateJob.objects.count() == 1


def test_a_refused_invitation_sends_nothing_and_keeps_what_was_typed(
    keeper: Client, area: Partnership, hostel: Agency, dana: User
) -> None:
    answer = keeper.post(at("invite", area, hostel.pk), an_invitation(email=dana.email))
    assert "has that role in that agency already" in answer.text
    assert "Sam Reyes" in answer.text
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize("role", [Role.NAVIGATOR, Role.COMMISSIONER, Role.ADMINISTRATOR])
def test_nobody_gives_a_role_to_themselves(
    keeper: Client, ada: User, area: Partnership, hostel: Agency, role: Role
) -> None:
    answer = keeper.post(at("invite", area, hostel.pk), an_invitation(email=ada.email.upper(), role=role))
    assert "Nobody gives a role to themselves." in answer.text
    assert ada.memberships.count() == 1


def test_a_team_of_another_agency_is_not_taken(keeper: Client, area: Partnership, hostel: Agency) -> None:
    other = a_team(area.host)
    answer = keeper.post(at("invite", area, hostel.pk), an_invitation(team=str(other.pk)))
    assert "There is a problem" in answer.text


def test_a_leavers_next_click_leads_to_the_sign_in(keeper: Client, area: Partnership, dana: User) -> None:
    """The permission is asked anew with every request: no session outlives the seat."""
    theirs = Client()
    theirs.force_login(dana)
    page = at("overview", area)
    assert theirs.get(page).status_code == 403
    assert "lose access by this role at once" in keeper.get(where("end", area, dana)).text
    keeper.post(where("end", area, dana), {"form_key": str(uuid4())})
    answer = theirs.get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


def test_an_administrator_who_leaves_keeps_nothing(
    keeper: Client, area: Partnership, hostel: Agency, dana: User
) -> None:
    """With a seat elsewhere they sign in anew, which opens only what that seat opens."""
    bea = a_worker(Role.ADMINISTRATOR, hostel)
    seat = bea.memberships.get()
    Membership.objects.create(user=bea, agency=area.host, role=Role.NURSE, from_day=seat.from_day)
    theirs = Client()
    theirs.force_login(bea)
    assert theirs.get(at("overview", area)).status_code == 200
    keeper.post(at("end", area, hostel.pk, seat.pk), {"form_key": str(uuid4())})
    assert theirs.get(at("overview", area)).status_code == 302
    bea.refresh_from_db()
    theirs.force_login(bea)
    assert theirs.get(at("overview", area)).status_code == 403


def test_what_a_leaver_did_stays(keeper: Client, area: Partnership, dana: User) -> None:
    keeper.post(where("end", area, dana), {"form_key": str(uuid4())})
    assert User.objects.filter(pk=dana.pk, full_name="Dana").exists()
    assert AuditEntry.objects.filter(event="worker.left").count() == 1
    assert keeper.post(where("end", area, dana), {"form_key": str(uuid4())}).status_code == 404


def test_nobody_ends_their_own_role(keeper: Client, area: Partnership, ada: User) -> None:
    answer = keeper.post(where("end", area, ada), {"form_key": str(uuid4())})
    assert answer.status_code == 409
    assert ada.memberships.get().until_day is None


def test_a_new_link_goes_once_to_who_lost_theirs(keeper: Client, area: Partnership, dana: User) -> None:
    form = {"form_key": str(uuid4())}
    for _ in range(2):
        keeper.post(where("send_link", area, dana), form)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("directory.post_new_link", {"user_id": str(dana.pk)})


def test_a_number_is_put_right_and_a_stale_change_shows_both(
    keeper: Client, area: Partnership, dana: User
) -> None:
    form = {"full_name": "Dana", "version": str(worker_version(dana))}
    first = form | {"phone": "020 7946 0111", "form_key": str(uuid4())}
    assert keeper.post(where("change_worker", area, dana), first).status_code == 302
    second = form | {"phone": "020 7946 0222", "form_key": str(uuid4())}
    stale = keeper.post(where("change_worker", area, dana), second)
    assert stale.status_code == 409
    assert "020 7946 0111" in stale.text
    assert "020 7946 0222" in stale.text


def test_who_lost_the_second_factor_gets_a_new_link_and_nothing_old_lets_in(
    keeper: Client, area: Partnership, dana: User
) -> None:
    dana.set_password("copper meadow ladder")
    dana.save()
    actions.recovery_codes(dana)
    there = Client()
    there.force_login(dana)
    page = keeper.get(where("free", area, dana)).text
    assert "on a number that you know" in page
    keeper.post(where("free", area, dana), {"form_key": str(uuid4())})
    dana.refresh_from_db()
    assert not dana.has_usable_password()
    assert not Authenticator.objects.filter(user=dana).exists()
    assert there.get("/you/").status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="directory.post_new_link").count() == 1
    assert AuditEntry.objects.filter(event="worker.sign_in_freed", about_id=dana.pk).count() == 1


def test_nobody_frees_their_own_sign_in(keeper: Client, area: Partnership, hostel: Agency) -> None:
    me = User.objects.get(pk=keeper.session["_auth_user_id"])
    assert keeper.post(where("free", area, me), {"form_key": str(uuid4())}).status_code == 409
