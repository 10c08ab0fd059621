"""The pages on which one area asks and another answers; My work shows what waits, on both sides."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.tests.moving import Moving, responsible_for, seen_by
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
Open = Callable[[User | None], Client]


def key(number: int) -> dict[str, str]:
    return {"form_key": f"2c1c1a3e-6a53-4a57-9a6e-{number:012d}"}


@pytest.fixture
def moving() -> Moving:
    return Moving()


def proposed(moving: Moving, client: Client) -> Handover:
    path = reverse("conferences:propose_handover", args=[moving.case.pk])
    page = client.get(path).content.decode()
    assert f"{moving.area}: {moving.agency}" in page
    sent = {
        "to": f"{moving.area.pk}:{moving.team.pk}",
        "why": "A room there.",
        "ground": "agreed",
        "own_words": "Yes, please.",
        "shown": ["identity", "support"],
        "travels": ["identity", "contact"],
    }
    answer = client.post(path, sent | key(1))
    assert answer.status_code == 302, answer.content.decode()
    with seen_by(moving.alice):
        return Handover.objects.get()


def test_one_area_asks_and_the_other_takes_over(moving: Moving, browser: Open) -> None:
    alice, omar = browser(moving.alice), browser(moving.omar)
    row = proposed(moving, alice)
    page = reverse("conferences:handover", args=[row.pk])
    assert "has not answered yet" in alice.get("/").content.decode()
    assert "do you take this case over?" in omar.get("/").content.decode()
    assert "Yes, please." in omar.get(page).content.decode()
    omar.post(page, {"act": "ask", "ask-text": "Is the room free?"} | key(2))
    asked = alice.get(page).content.decode()
    assert "Is the room free?" in asked
    assert "Take over the case" not in asked
    alice.post(page, {"act": "answer", "answer-text": "From Friday on."} | key(3))
    answer = omar.post(page, {"act": "accept", "accept-key_worker": str(moving.omar.pk)} | key(4))
    assert answer.headers["location"] == page
    assert responsible_for(moving.case) == [moving.agency.name]
    assert "said yes" in alice.get("/").content.decode()
    assert alice.get(page).status_code == 404


def test_a_refusal_says_why_and_leads_away(moving: Moving, browser: Open) -> None:
    alice, omar = browser(moving.alice), browser(moving.omar)
    page = reverse("conferences:handover", args=[proposed(moving, alice).pk])
    sent = {"act": "decline", "decline-why": "other", "decline-word": ""}
    refused = omar.post(page, sent | key(5))
    assert "Say in a sentence why." in refused.content.decode()
    answer = omar.post(page, sent | {"decline-word": "He works here."} | key(6))
    assert answer.headers["location"] == reverse("my_work:home")
    assert omar.get(page).status_code == 404
    assert "Another reason. He works here." in alice.get(page).content.decode()
    assert "said no" in alice.get("/").content.decode()


def test_what_waits_too_long_is_late_on_both_sides(moving: Moving, browser: Open, clock: object) -> None:
    proposed(moving, browser(moving.alice))
    clock.move_to(NOW + timedelta(hours=49))  # type: ignore[attr-defined]
    for user in (moving.alice, moving.omar):
        assert "late since" in browser(user).get("/").content.decode()
