"""A room for tonight in two taps, and what the board says of beds that are not always there."""

from typing import Any

import pytest
from django.urls import reverse

from alongside.rooms.beds.actions import offer_room, plan_out_of_service
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import Bed, NightsOffered, OutOfService
from alongside.rooms.beds.queries.board import beds_of_areas, board
from alongside.rooms.beds.queries.by_the_night import free_label, who_sleeps_there
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import a_bed, a_stay, an_area
from alongside.rooms.beds.tests.pages import Browser, send, text_of
from alongside.rooms.beds.words import RoomFor
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
TONIGHT = tonight(NOW)
ROOM = {"label": "Room 12", "first": str(TONIGHT), "nights": "1", "kind": "void", "room_for": "women"}


def test_two_taps_and_the_same_form_twice_is_one_offer(browser: Browser, key: str) -> None:
    area = an_area()
    client = browser(area.manager)
    assert reverse("beds:offer", args=[area.house.pk]) in text_of(client, "beds:house")
    for _ in range(2):
        assert send(client, "beds:offer", area.house.pk, form_key=key, **ROOM).status_code == 302
    offer = NightsOffered.objects.get()
    page = text_of(client, "beds:house")
    assert "For tonight" in page
    stale = send(client, "beds:offer", area.house.pk, **ROOM)
    assert "offered for one of these nights already" in stale.content.decode()
    assert "Not offered" in text_of(browser(area.navigator), "beds:board")
    for status in (302, 409):
        assert send(client, "beds:take_back", offer.pk).status_code == status
    assert "Room 12" not in text_of(browser(area.navigator), "beds:board")


def test_the_form_is_filled_in_for_whom_the_house_is() -> None:
    area = an_area()
    a_bed(area, room_for=RoomFor.WOMEN)
    assert (who_sleeps_there(area.house), free_label(area.house)) == (RoomFor.WOMEN, "Empty room")
    a_bed(area, label="empty room")
    assert (who_sleeps_there(area.house), free_label(area.house)) == (RoomFor.ANY, "Empty room 2")


def test_the_board_counts_what_is_out_tonight(browser: Browser) -> None:
    area = an_area()
    bed, _ = a_bed(area), a_bed(area)
    plan_out_of_service(bed=bed, first=TONIGHT, last=TONIGHT, why="Paint", by=area.manager, at=NOW)
    page = text_of(browser(area.navigator), "beds:board")
    assert "of 1 bed in service" in page
    assert "Out of service on Friday 5 June: Paint" in page
    client = browser(area.manager)
    closing = OutOfService.objects.get()
    assert "It can be had again" in text_of(client, "beds:places")
    for status in (302, 409):
        assert send(client, "beds:end_out", closing.pk).status_code == status


def test_wrong_nights_are_said_in_the_form_and_nothing_typed_is_lost(browser: Browser) -> None:
    area = an_area()
    bed = a_bed(area)
    wrong = {"first_day": "4", "first_month": "6", "first_year": "2026", "why": "Wet wall"}
    wrong |= {"last_day": "3", "last_month": "6", "last_year": "2026"}
    page = send(browser(area.manager), "beds:plan_out", bed.pk, **wrong)
    assert "That night is over." in page.content.decode()
    assert "Wet wall" in page.content.decode()
    later = send(browser(area.manager), "beds:offer", area.house.pk, **(ROOM | {"first": "2026-01-01"}))
    assert later.status_code == 200
    assert not OutOfService.objects.exists()


def test_nobody_else_says_anything_about_a_house(browser: Browser) -> None:
    area, elsewhere = an_area(), an_area()
    bed = a_bed(area)
    for stranger, found in ((elsewhere.manager, 404), (area.navigator, 403)):
        client = browser(stranger)
        assert send(client, "beds:offer", area.house.pk, **ROOM).status_code == found
        assert send(client, "beds:ready", bed.pk).status_code == found
    assert send(browser(area.navigator), "beds:plan_out", bed.pk).status_code == 409
    assert not Bed.objects.filter(by_the_night=True).exists()


def test_the_board_asks_three_questions_however_many_beds(django_assert_num_queries: Any) -> None:
    area = an_area()
    offer_room(
        premises=area.house, facts=BedFacts(label="Room"), first=TONIGHT, nights=1, by=area.manager, at=NOW
    )
    a_stay(area)
    for number in (1, 30):
        for _ in range(number):
            a_bed(area)
        with django_assert_num_queries(3):
            rows = board(beds_of_areas([area.partnership.pk]), TONIGHT)
        assert len(rows) > number
