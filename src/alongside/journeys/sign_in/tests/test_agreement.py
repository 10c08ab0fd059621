"""The door stays shut until the agreement is accepted, for a year, in its present words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.foundations.accounts import agreement
from alongside.foundations.accounts.models import Acceptance, AgreementText, User
from tests.support.sign_in import (
    START,
    a_worker_with_app,
    agree,
    code_at,
    come_in,
    give_password,
    is_in,
    post,
)

pytestmark = pytest.mark.django_db
DAY = 24 * 60 * 60


@pytest.fixture
def worker() -> User:
    return a_worker_with_app(name="Alice")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


def come_to_the_agreement(worker: User, at: int) -> Client:
    client = Client()
    give_password(client, worker)
    post(client, "second", code=code_at(at))
    return client


@pytest.mark.usefixtures("clock")
def test_without_it_nobody_comes_in(worker: User) -> None:
    client = come_to_the_agreement(worker, START)
    assert not is_in(client)
    assert client.get("/sign-in/on/").headers["Location"] == "/sign-in/agreement/"
    assert post(client, "agreement").status_code == 200
    assert not is_in(client)
    agree(client)
    assert is_in(client)
    assert AgreementText.objects.get().words == agreement.standing().words


def test_after_a_year_it_is_asked_again(worker: User, clock: time_machine.Traveller) -> None:
    come_in(Client(), worker, code_at(START))
    clock.move_to(START + 364 * DAY)
    assert is_in(come_to_the_agreement(worker, START + 364 * DAY))
    clock.move_to(START + 365 * DAY)
    client = come_to_the_agreement(worker, START + 365 * DAY)
    assert not is_in(client)
    agree(client)
    assert is_in(client)
    assert Acceptance.objects.filter(user=worker).count() == 2


def test_it_runs_out_in_the_middle_of_a_session(worker: User, clock: time_machine.Traveller) -> None:
    come_in(Client(), worker, code_at(START))
    almost = START + 365 * DAY - 60
    clock.move_to(almost)
    client = come_to_the_agreement(worker, almost)
    assert is_in(client)
    clock.move_to(almost + 120)
    assert not is_in(client)


@pytest.mark.usefixtures("clock")
def test_new_words_are_asked_for_at_once(worker: User, settings: Settings, tmp_path: Path) -> None:
    client = Client()
    come_in(client, worker, code_at(START))
    settings.AGREEMENT = tmp_path / "ours.txt"
    settings.AGREEMENT.write_text("Version: ours-2\n\nBe kind.\n")
    assert not is_in(client)
    assert "Be kind." in client.get("/sign-in/agreement/").text
    agree(client)
    assert is_in(client)
    assert set(AgreementText.objects.values_list("version", flat=True)) == {"2026-11", "ours-2"}


@pytest.mark.usefixtures("clock")
def test_the_words_shown_are_those_that_were_accepted(
    client: Client, worker: User, settings: Settings, tmp_path: Path
) -> None:
    come_in(client, worker, code_at(START))
    settings.AGREEMENT = tmp_path / "ours.txt"
    settings.AGREEMENT.write_text("Version: 2026-11\n\nBe kind.\n")
    page = client.get("/you/agreement/").text
    assert "Version 2026-11" in page
    assert "Be kind." not in page


@pytest.mark.usefixtures("clock")
def test_words_changed_under_the_same_version_are_refused(
    worker: User, settings: Settings, tmp_path: Path
) -> None:
    AgreementText.objects.keep("ours", "Be kind.")
    settings.AGREEMENT = tmp_path / "ours.txt"
    settings.AGREEMENT.write_text("Version: ours\n\nBe brave.\n")
    client = come_to_the_agreement(worker, START)
    assert "new version" in post(client, "agreement", agreed="on").text
    assert not is_in(client)


def test_a_text_without_a_version_is_no_agreement(settings: Settings, tmp_path: Path) -> None:
    settings.AGREEMENT = tmp_path / "ours.txt"
    settings.AGREEMENT.write_text("Be kind.\n")
    with pytest.raises(ImproperlyConfigured):
        agreement.standing()


@pytest.mark.usefixtures("clock")
def test_what_was_accepted_cannot_be_changed(client: Client, worker: User) -> None:
    come_in(client, worker, code_at(START))
    for change in (Acceptance.objects.all().delete, lambda: AgreementText.objects.update(words="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
