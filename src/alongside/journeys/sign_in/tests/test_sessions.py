"""A session is whose it is, ends when it is told to, and never begins before its owner came."""

import pytest
from django.test import Client
from django.utils import timezone

from alongside.foundations.accounts.models import Membership, Session, User
from alongside.foundations.accounts.sessions import describe
from alongside.rooms.directory.actions import end_membership
from alongside.rooms.directory.tests.factories import a_worker
from tests.support.sign_in import PASSWORD, a_worker_with_password, is_in, post

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"


@pytest.fixture
def worker() -> User:
    return a_worker_with_password(name="Alice")


def two_sessions(worker: User) -> tuple[Client, Client]:
    here, there = Client(), Client()
    here.force_login(worker)
    there.force_login(worker)
    return here, there


def copy_of(client: Client) -> Client:
    """Somebody who took the cookie."""
    thief = Client()
    thief.cookies.update(client.cookies)
    return thief


def test_one_session_can_be_ended_from_another(worker: User) -> None:
    here, there = two_sessions(worker)
    number = Session.objects.get(session_key=there.session.session_key).number
    assert str(number) in here.get("/you/").text
    post(here, "end_session", number)
    assert is_in(here)
    assert not is_in(there)


def test_nobody_ends_the_session_of_somebody_else(worker: User) -> None:
    here, there = Client(), Client()
    here.force_login(worker)
    there.force_login(a_worker())
    number = Session.objects.get(session_key=there.session.session_key).number
    assert post(here, "end_session", number).status_code == 409
    assert is_in(there)


def test_all_others_can_be_ended_at_once(worker: User) -> None:
    here, there = two_sessions(worker)
    post(here, "end_others")
    assert is_in(here)
    assert not is_in(there)


def test_another_password_ends_the_other_sessions(worker: User) -> None:
    here, there = two_sessions(worker)
    words = "copper meadow ladder"
    assert post(here, "password", password=words, again=words).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    worker.refresh_from_db()
    assert worker.check_password(words)


def test_a_session_is_over_after_signing_out_also_for_whoever_copied_it(worker: User) -> None:
    here, _ = two_sessions(worker)
    thief = copy_of(here)
    assert is_in(thief)
    here.post("/sign-out/")
    assert not is_in(thief)


def test_who_leaves_is_out_at_once(worker: User) -> None:
    here, there = two_sessions(worker)
    end_membership(membership=worker.memberships.get(), by=a_worker(), at=timezone.now())
    assert not is_in(here)
    assert not is_in(there)
    assert not Session.objects.filter(user=worker).exists()


def test_losing_one_of_two_roles_means_signing_in_anew(worker: User) -> None:
    seat = worker.memberships.get()
    other = Membership.objects.create(
        user=worker, agency=seat.agency, role="administrator", from_day=seat.from_day
    )
    here, _ = two_sessions(worker)
    end_membership(membership=other, by=a_worker(), at=timezone.now())
    worker.refresh_from_db()
    assert worker.is_active
    assert not is_in(here)


def test_a_session_key_given_by_a_stranger_is_not_taken_over(client: Client, worker: User) -> None:
    client.get("/sign-in/")
    client.cookies["alongside"] = planted = "a" * 32
    post(client, "sign_in", email=worker.email, password=PASSWORD)
    assert client.cookies["alongside"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_the_list_says_which_browser_it_is(worker: User) -> None:
    assert describe(FIREFOX) == "Firefox on Windows"
    assert describe("") == "A browser"
