"""Nobody whose role needs a second factor comes in without one, and no code is good twice."""

from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.entry import needs_second_factor
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts import actions, sealing
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.tests.factories import NOW, a_worker
from tests.support.sign_in import (
    SECRET,
    START,
    STEP,
    a_worker_with_app,
    a_worker_with_password,
    agree,
    code_at,
    come_in,
    give_password,
    is_in,
    post,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return a_worker_with_app(name="Alice")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.mark.parametrize("role", Role)
def test_every_role_needs_one(role: Role) -> None:
    assert needs_second_factor(a_worker(role), NOW)


@pytest.mark.usefixtures("clock")
def test_a_password_alone_opens_nothing(client: Client, worker: User) -> None:
    assert give_password(client, worker).headers["Location"] == reverse("sign_in:on")
    assert client.get("/sign-in/on/").headers["Location"] == "/sign-in/code/"
    for path in ("/", "/you/", "/start/", "/reports/conferences/"):
        assert client.get(path).headers["Location"] == f"/sign-in/?next={path}"


@pytest.mark.usefixtures("clock")
def test_with_the_code_and_the_agreement_they_are_in(client: Client, worker: User) -> None:
    come_in(client, worker, code_at(START))
    assert is_in(client)
    assert AuditEntry.objects.filter(event="account.second_factor_proven", about_id=worker.pk).count() == 1


def test_the_same_code_is_refused_a_second_time(
    client: Client, worker: User, clock: time_machine.Traveller
) -> None:
    come_in(client, worker, code_at(START))
    for seconds in (0, 5, STEP, STEP + 5):
        clock.move_to(START + seconds)
        other = Client()
        come_in(other, worker, code_at(START))
        assert not is_in(other)
    come_in(other, worker, code_at(START + STEP))
    assert is_in(other)


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
@pytest.mark.usefixtures("clock")
def test_a_clock_may_be_half_a_minute_off(client: Client, worker: User, steps: int, good: bool) -> None:
    come_in(client, worker, code_at(START + steps * STEP))
    assert is_in(client) is good


@pytest.mark.usefixtures("clock")
def test_an_older_code_is_no_good_after_a_newer_one(client: Client, worker: User) -> None:
    come_in(client, worker, code_at(START + STEP))
    other = Client()
    come_in(other, worker, code_at(START))
    assert not is_in(other)


@pytest.mark.usefixtures("clock")
def test_a_recovery_code_is_good_once(client: Client, worker: User) -> None:
    code, *others = actions.recovery_codes(worker)
    come_in(client, worker, f"{code[:4]} {code[4:]}")
    assert is_in(client)
    other = Client()
    come_in(other, worker, code)
    assert not is_in(other)
    assert actions.recovery_codes(worker) == others


@pytest.mark.usefixtures("clock")
def test_codes_cannot_be_guessed_one_after_the_other(client: Client, worker: User) -> None:
    give_password(client, worker)
    for guess in range(10):
        post(client, "second", code=f"{guess:06}")
    post(client, "second", code=code_at(START))
    assert not is_in(client)
    assert AuditEntry.objects.filter(event="account.second_factor_refused").count() == 10


def new_worker() -> User:
    return a_worker_with_password(name="Nadia")


@pytest.mark.usefixtures("clock")
def test_the_first_sign_in_leads_to_setting_one_up(client: Client) -> None:
    user = new_worker()
    give_password(client, user)
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/set-up/"
    page = client.get("/sign-in/set-up/app/").text
    secret = client.session["mfa.totp.secret"]
    assert "<svg" in page
    assert secret[:4] in page
    post(client, "set_up_app", code="000000")
    assert not Authenticator.objects.filter(user=user).exists()
    post(client, "set_up_app", code=code_at(START, secret))
    agree(client)
    codes = client.get("/you/recovery-codes/").text
    assert all(code[:4] in codes for code in actions.recovery_codes(user))


@pytest.mark.usefixtures("clock")
def test_the_code_of_the_set_up_is_spent(client: Client) -> None:
    user = new_worker()
    give_password(client, user)
    client.get("/sign-in/set-up/app/")
    code = code_at(START, client.session["mfa.totp.secret"])
    post(client, "set_up_app", code=code)
    other = Client()
    come_in(other, user, code)
    assert not is_in(other)


@pytest.mark.usefixtures("clock")
def test_with_the_password_alone_nobody_sets_up_a_second_one(client: Client, worker: User) -> None:
    give_password(client, worker)
    for name in ("set_up", "set_up_app", "set_up_passkey"):
        assert client.get(reverse(f"sign_in:{name}")).status_code == 302
    post(client, "set_up_app", code="000000")
    assert Authenticator.objects.filter(user=worker, type="totp").count() == 1


def test_the_secrets_lie_encrypted_in_the_database(worker: User) -> None:
    kept = Authenticator.objects.get(user=worker, type="totp").data["secret"]
    assert SECRET not in kept
    assert sealing.open_sealed(kept) == SECRET


@pytest.mark.usefixtures("clock")
def test_the_only_one_cannot_be_taken_away(client: Client, worker: User) -> None:
    come_in(client, worker, code_at(START))
    number = Authenticator.objects.get(user=worker, type="totp").pk
    assert post(client, "remove", number).status_code == 409
    assert Authenticator.objects.filter(pk=number).exists()
    assert "App that shows codes" in client.get("/you/").text
    assert ">Remove" not in client.get("/you/").text


@pytest.mark.usefixtures("clock")
def test_nobody_takes_away_that_of_somebody_else(client: Client, worker: User) -> None:
    come_in(client, worker, code_at(START))
    other = a_worker_with_app()
    number = Authenticator.objects.get(user=other, type="totp").pk
    assert post(client, "remove", number).status_code == 409
    assert Authenticator.objects.filter(pk=number).exists()
