"""Those who keep a house add it, change it, and take its beds out of service."""

import pytest
from django.urls import reverse

from alongside.rooms.beds.models import (
    Bed,
    Premises,
)
from alongside.rooms.beds.tests.factories import (
    a_bed,
    an_area,
)
from alongside.rooms.beds.tests.pages import Browser, send, text_of

pytestmark = pytest.mark.django_db


def test_a_house_is_added_with_its_beds(browser: Browser, key: str) -> None:
    area = an_area()
    client = browser(area.manager)
    where = {
        "partnership": area.partnership.pk,
        "agency": area.hostel.pk,
        "address": "1 Mill Lane",
        "kind": "hostel",
        "payer": "no_charge",
    }
    for _ in range(2):
        assert send(client, "beds:new_house", form_key=key, name="Mill House", **where).status_code == 302
    added = Premises.objects.get(name="Mill House")
    bed = {"label": "Room 1", "kind": "void", "room_for": "women", "traits": ["own_room"]}
    assert send(client, "beds:new_bed", added.pk, **bed).status_code == 302
    assert send(client, "beds:new_bed", added.pk, **bed).status_code == 200
    assert Bed.objects.get(premises=added).own_room is True


def test_a_bed_goes_out_of_service_and_back(browser: Browser) -> None:
    area = an_area()
    bed = a_bed(area)
    client = browser(area.manager)
    send(client, "beds:close_bed", bed.pk, reason="Wet wall")
    assert "closed: Wet wall" in text_of(client, "beds:board")
    send(client, "beds:open_bed", bed.pk)
    assert "Wet wall" not in text_of(client, "beds:board")


def test_two_people_change_one_house_and_neither_text_is_lost(browser: Browser) -> None:
    area = an_area()
    mine = {
        "name": "My text",
        "address": "7 Quiet Street",
        "kind": "hostel",
        "payer": "no_charge",
        "version": "1",
    }
    assert send(browser(area.commissioner), "beds:change_house", area.house.pk, **mine).status_code == 302
    theirs = mine | {"name": "Their text"}
    page = send(browser(area.manager), "beds:change_house", area.house.pk, **theirs)
    assert page.status_code == 409
    assert "My text" in page.content.decode()
    assert "Their text" in page.content.decode()
    assert Premises.objects.get(pk=area.house.pk).name == "My text"


def test_two_people_change_one_bed_and_neither_text_is_lost(browser: Browser) -> None:
    area = an_area()
    bed = a_bed(area)
    values = {"label": "First", "kind": "bed", "room_for": "any", "version": "1"}
    send(browser(area.manager), "beds:change_bed", bed.pk, **values)
    page = send(browser(area.commissioner), "beds:change_bed", bed.pk, **(values | {"label": "Second"}))
    assert page.status_code == 409
    assert "First" in page.content.decode()
    assert "Second" in page.content.decode()


def test_somebody_elses_house_is_not_changed(browser: Browser) -> None:
    area = an_area()
    client = browser(area.navigator)
    assert client.get(reverse("beds:change_house", args=[area.house.pk])).status_code == 409
    assert send(client, "beds:change_house", area.house.pk, name="Mine", version="1").status_code == 409
    assert Premises.objects.get(pk=area.house.pk).name != "Mine"
