"""An agency says who somebody is; whom we invited, and whether a second factor is due, we know ourselves."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.config.agencies import AgencySignIn, providers
from alongside.config.tests.issuer import Issuer, issuer_running
from alongside.foundations.accounts import actions
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.directory.tests.factories import a_worker, an_agency
from tests.support.sign_in import agree, is_in, post

pytestmark = pytest.mark.django_db
BEGIN = "/sign-in/agency/northshire/"


@pytest.fixture
def agency() -> Agency:
    return an_agency("Northshire Council")


@pytest.fixture
def worker(agency: Agency) -> User:
    user = a_worker(agency=agency, name="Alice")
    User.objects.filter(pk=user.pk).update(email="alice@northshire.example")
    user.refresh_from_db()
    return user


@pytest.fixture
def issuer(settings: Settings) -> Iterator[Issuer]:
    with issuer_running() as running:
        known = AgencySignIn(
            id="northshire",
            agency="Northshire Council",
            issuer=running.url,
            client_id="alongside",
            secret="s",
            domains=frozenset({"northshire.example"}),
            second_factor_claim=True,
        )
        settings.AGENCY_SIGN_INS = {known.id: known}
        settings.SOCIALACCOUNT_PROVIDERS = providers(settings.AGENCY_SIGN_INS)
        yield running


def say(issuer: Issuer, **claims: Any) -> None:
    about = {"iss": issuer.url, "aud": "alongside", "exp": int(time.time()) + 300, "sub": "1"}
    issuer.claims = about | {"email": "Alice@Northshire.example", "amr": ["pwd", "mfa"]} | claims


def come(client: Client, *, state: str = "", next: str = "") -> Any:
    led = client.post(BEGIN, {"next": next}).headers["Location"]
    asked = parse_qs(urlsplit(led).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/sign-in/agency/northshire/back/"]
    return client.get(f"{BEGIN}back/", {"code": "c", "state": state or asked["state"][0]})


def test_somebody_invited_comes_in(client: Client, worker: User, issuer: Issuer) -> None:
    say(issuer)
    assert come(client, next="/start/").headers["Location"] == "/sign-in/on/?next=%2Fstart%2F"
    assert issuer.asked[0]["code_verifier"]
    agree(client)
    assert is_in(client)
    assert SocialAccount.objects.get().user_id == worker.pk
    assert SocialAccount.objects.get().extra_data == {}


def test_without_the_claim_our_own_second_factor_is_asked(
    client: Client, worker: User, issuer: Issuer
) -> None:
    say(issuer, amr=["pwd"])
    come(client)
    assert client.get("/sign-in/on/").headers["Location"] == "/sign-in/code/"
    assert not is_in(client)


def test_the_claim_is_believed_only_where_the_operator_said_so(
    client: Client, worker: User, issuer: Issuer, settings: Settings
) -> None:
    from dataclasses import replace

    one = settings.AGENCY_SIGN_INS["northshire"]
    settings.AGENCY_SIGN_INS = {one.id: replace(one, second_factor_claim=False)}
    say(issuer)
    come(client)
    agree(client)
    assert not is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "bob@northshire.example"},
        {"email": "alice@elsewhere.example"},
        {"email": None},
        {"email_verified": False},
        {"aud": "another service"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
    ],
    ids=str,
)
def test_nobody_else_comes_in(client: Client, worker: User, issuer: Issuer, claims: dict[str, Any]) -> None:
    say(issuer, **claims)
    assert come(client).status_code in (403, 409)
    agree(client)
    assert not is_in(client)
    assert User.objects.count() == 1


def test_an_agency_speaks_for_its_own_people_only(client: Client, worker: User, issuer: Issuer) -> None:
    stranger = a_worker()
    User.objects.filter(pk=stranger.pk).update(email="grace@northshire.example")
    say(issuer, email="grace@northshire.example")
    assert come(client).status_code == 403


def test_who_left_does_not_come_in(client: Client, worker: User, issuer: Issuer) -> None:
    User.objects.filter(pk=worker.pk).update(is_active=False)
    say(issuer)
    assert come(client).status_code == 403


def test_an_address_given_to_somebody_else_does_not_open_the_old_sign_in(
    client: Client, worker: User, issuer: Issuer
) -> None:
    say(issuer)
    come(client)
    say(issuer, sub="2")
    other = Client()
    assert come(other).status_code == 403
    agree(other)
    assert not is_in(other)


def test_an_answer_that_we_did_not_ask_for_is_refused(client: Client, worker: User, issuer: Issuer) -> None:
    say(issuer)
    assert come(client, state="made-up").status_code == 409
    assert not is_in(client)


def test_an_unknown_agency_does_not_exist(client: Client) -> None:
    assert client.post("/sign-in/agency/nowhere/").status_code == 404


def test_the_page_lets_the_form_lead_to_the_issuer(client: Client, issuer: Issuer) -> None:
    page = client.get("/sign-in/")
    assert "Sign in with Northshire Council" in page.text
    assert f"form-action 'self' {issuer.url}" in page.headers["Content-Security-Policy"]


def test_it_locks_itself_as_any_other_session(client: Client, worker: User, issuer: Issuer) -> None:
    """Opened again by a code where there is one; otherwise by signing in anew."""
    say(issuer)
    come(client)
    agree(client)
    session = client.session
    session["entry"] |= {"seen": 0}
    session.save()
    assert "Sign in anew" in client.get("/sign-in/locked/").text
    assert post(client, "unlock", code="123456").status_code == 200
    assert not is_in(client)
    assert actions.recovery_codes(worker)
