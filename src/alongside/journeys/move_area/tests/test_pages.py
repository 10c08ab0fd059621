"""The pages of both sides, and the address where parcels come in."""

from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.parcels.keys import OwnKeys
from alongside.foundations.parcels.ours import own_keys
from alongside.foundations.parcels.writing import write
from alongside.journeys.move_area.actions import delivering
from alongside.journeys.move_area.tests.two_sides import TwoSides
from alongside.rooms.conferences.models import Arrival, Dispatch, Handover
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.directory.actions import end_neighbour

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> TwoSides:
    return TwoSides()


def signed_in(two: TwoSides, name: str) -> Client:
    client = Client()
    client.force_login(getattr(two.moving, name))
    return client


def test_the_page_of_the_wish_offers_it_and_says_where_each_message_is(two: TwoSides) -> None:
    alice = signed_in(two, "alice")
    address = reverse("conferences:propose_handover", args=[two.moving.case.pk])
    assert "Camden, in a deployment of its own" in alice.get(address).text
    wish = {
        "to": f"elsewhere:{two.to_there.pk}", "why": "A room with her sister.", "ground": "agreed",
        "own_words": "I want to.", "shown": ["identity", "support"], "form_key": str(uuid4()),
    }  # fmt: skip
    with override_settings(PARCEL_KEYS=two.here.lines):
        answer = alice.post(address, wish, follow=True)
    assert "has not arrived in Camden yet" in answer.text
    (parcel,) = two.waiting()
    two.deliver(parcel, lost="asked")
    page = alice.get(answer.redirect_chain[-1][0]).text
    assert "Tried 1 time" in page
    assert "ring 020 7946 0007" in page
    two.deliver(parcel)
    assert "has not arrived" not in alice.get(answer.redirect_chain[-1][0]).text


def test_who_is_asked_reads_it_answers_it_and_has_the_case(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    omar = signed_in(two, "omar")
    assert "Westminster asks: do you take this case over?" in omar.get(reverse("my_work:home")).text
    address = reverse("conferences:handover", args=[two.asked.pk])
    page = omar.get(address).text
    assert "What Westminster told us" in page
    assert "Sol" in page
    assert "Alice, Agency" in page
    yes = {"act": "accept", "accept-key_worker": str(two.moving.omar.pk), "form_key": str(uuid4())}
    with override_settings(PARCEL_KEYS=two.there.lines):
        assert omar.post(address, yes).status_code == 302
    assert "is responsible until the whole case has arrived" in omar.get(address).text
    two.deliver_all()
    assert "Stands in the case" in omar.get(address).text
    assert "Sol" in omar.get(reverse("case_home:home", args=[two.asked.case_id])).text


def test_what_is_no_parcel_or_of_a_stranger_changes_nothing(two: TwoSides, client: Client) -> None:
    stranger = OwnKeys.make()
    made = two.at
    parcel = write(
        {"move": str(uuid4())}, parcel=uuid4(), kind="yes", keys=stranger, to=own_keys().public, made=made
    )
    for written, status, why in ((b"Hello", 400, "not_a_parcel"), (parcel, 403, "unknown_sender")):
        answer = client.post("/parcels/", written, content_type="application/octet-stream")
        assert (answer.status_code, answer.json()) == (status, {"refused": why})
    assert client.get("/parcels/").status_code == 405
    assert not Arrival.objects.exists()
    assert AuditEntry.objects.filter(event="parcel.refused").count() == 2


def test_the_same_parcel_again_is_answered_the_same_and_does_nothing(two: TwoSides) -> None:
    two.propose()
    (parcel,) = two.waiting()
    for _ in range(3):
        two.deliver(parcel, lost="answer")
    two.deliver(parcel)
    assert (Arrival.objects.count(), Handover.objects.count()) == (
        1,
        0,
    )  # nobody looks: the rows are not seen
    assert two.asked.state == HandoverState.PROPOSED
    assert Dispatch.objects.get().tries == 4


def test_a_neighbour_that_was_ended_is_told_nothing_new(two: TwoSides) -> None:
    two.propose()
    (parcel,) = two.waiting()
    end_neighbour(neighbour=two.to_here, by=two.moving.omar, at=two.at)
    two.deliver(parcel)
    assert Dispatch.objects.get().failed == "status_409"
    assert not Arrival.objects.exists()


def test_too_many_at_once_are_asked_to_wait(
    two: TwoSides, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.journeys.move_area.views.parcels.A_MINUTE", 1)
    told = [
        client.post("/parcels/", b"x", content_type="application/octet-stream").status_code for _ in range(3)
    ]
    assert told[0] == 400
    assert 429 in told


def test_content_of_another_release_is_not_understood_and_sent_again(
    two: TwoSides, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.rooms.conferences.actions.dispatching.CONTENT", 2)
    two.propose()
    (parcel,) = two.waiting()
    two.deliver(parcel)
    assert Dispatch.objects.get().failed == "status_422"
    assert not Arrival.objects.exists()


def test_from_a_demo_nothing_leaves_the_machine(two: TwoSides, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "is_demo", lambda: True)
    two.propose()
    (parcel,) = two.waiting()
    two.deliver(parcel)
    assert (Dispatch.objects.get().failed, two.posted) == ("demo", [])
    address = reverse("conferences:handover", args=[two.sent.pk])
    assert "nothing leaves this machine" in signed_in(two, "alice").get(address).text
