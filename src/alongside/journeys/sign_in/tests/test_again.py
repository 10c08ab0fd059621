"""The idle lock and the fresh proof: both ask again, and give back what was typed."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, path
from pytest_django.fixtures import Settings

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.vocabulary import Door
from tests.support.sign_in import (
    PASSWORD,
    START,
    a_worker_with_app,
    code_at,
    come_in,
    form_key,
    is_in,
    post,
)

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def worker() -> User:
    return a_worker_with_app(name="Alice")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.fixture
def inside(client: Client, worker: User, clock: time_machine.Traveller) -> Client:
    come_in(client, worker, code_at(START))
    assert is_in(client)
    return client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found.group(1))


def test_after_a_quiet_quarter_of_an_hour_it_is_locked(inside: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 15 * MINUTE)
    assert is_in(inside)
    clock.move_to(START + 30 * MINUTE + 1)
    assert not is_in(inside)
    assert inside.get("/sign-in/on/").headers["Location"] == "/sign-in/locked/"
    assert post(inside, "unlock", password="wrong words indeed").status_code == 200
    assert not is_in(inside)
    post(inside, "unlock", password=PASSWORD)
    assert is_in(inside)


@pytest.mark.parametrize("way", ["/leave/", "/sign-out/"])
def test_what_happens_to_a_locked_session_is_kept(
    inside: Client, worker: User, clock: time_machine.Traveller, way: str
) -> None:
    clock.move_to(START + 16 * MINUTE)
    key = inside.session.session_key
    post(inside, "unlock", password=PASSWORD)
    assert inside.session.session_key != key
    clock.move_to(START + 33 * MINUTE)
    assert not is_in(inside)
    inside.post(way)
    last = AuditEntry.objects.filter(event__startswith="account.").order_by("-pk")
    assert last[0].event == "account.signed_out"
    assert last[0].about_id == str(worker.pk)
    assert last[1].event == "account.proven_again"
    assert last.filter(event="account.session_started").count() == 1


def test_an_operator_may_shorten_the_time(
    inside: Client, clock: time_machine.Traveller, settings: Settings
) -> None:
    settings.IDLE_LOCK = settings.IDLE_LOCK / 5
    clock.move_to(START + 3 * MINUTE + 1)
    assert not is_in(inside)


def test_what_was_typed_comes_back_and_can_be_sent(inside: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 16 * MINUTE)
    key = form_key()
    page = inside.post("/start/", {"name": "Blue scarf", "form_key": key}).text
    assert "locked itself" in page
    kept = hidden(page, "kept")
    again = post(inside, "unlock", password="wrong words indeed", kept=kept).text
    given = post(inside, "unlock", password=PASSWORD, kept=hidden(again, "kept")).text
    assert "Blue scarf" in given
    assert 'action="/start/"' in given
    assert hidden(given, "form_key") == key


def test_words_of_somebody_else_are_not_given_back(inside: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 16 * MINUTE)
    kept = hidden(inside.post("/start/", {"name": "Blue scarf"}).text, "kept")
    other, client = a_worker_with_app(), Client()
    clock.move_to(START + 20 * MINUTE)
    come_in(client, other, code_at(START + 20 * MINUTE))
    clock.move_to(START + 40 * MINUTE)
    answer = post(client, "unlock", password=PASSWORD, kept=kept)
    assert answer.status_code == 302
    assert "Blue scarf" not in answer.text


def test_no_password_is_kept(inside: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 16 * MINUTE)
    page = inside.post("/you/password/", {"password": "copper meadow ladder", "again": "x"}).text
    given = post(inside, "unlock", password=PASSWORD, kept=hidden(page, "kept")).text
    assert "copper" not in given


@door(Door.SIGNED_IN)
@freshly_proven
def export(request: Request) -> HttpResponse:
    return HttpResponse("the figures")


@pytest.fixture
def with_export(settings: Settings) -> None:
    class WithExport:
        urlpatterns = [*get_resolver().url_patterns, path("export/", export)]

    settings.ROOT_URLCONF = WithExport


@pytest.mark.usefixtures("with_export")
def test_after_a_quarter_of_an_hour_an_export_asks_again(
    inside: Client, clock: time_machine.Traveller
) -> None:
    assert inside.get("/export/?year=2026").text == "the figures"
    clock.move_to(START + 14 * MINUTE)
    assert is_in(inside)
    now = START + 16 * MINUTE
    clock.move_to(now)
    asked = inside.get("/export/?year=2026").headers["Location"]
    assert asked == "/sign-in/again/?next=%2Fexport%2F%3Fyear%3D2026"
    page = inside.get(asked).text
    assert "Code" in page
    assert post(inside, "again", code=code_at(START), next="/export/").status_code == 200
    assert inside.get("/export/").status_code == 302
    assert post(inside, "again", code=code_at(now), next="/export/").status_code == 302
    assert inside.get("/export/").text == "the figures"


@pytest.mark.usefixtures("with_export")
def test_opening_the_lock_is_no_fresh_proof(inside: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 40 * MINUTE)
    post(inside, "unlock", password=PASSWORD)
    assert is_in(inside)
    assert inside.get("/export/").status_code == 302
