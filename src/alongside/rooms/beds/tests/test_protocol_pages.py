"""The host adds what was agreed on a page, and everybody of the area reads it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.rooms.beds.models import BedProtocol
from alongside.rooms.beds.tests.factories import (
    an_area,
)
from alongside.rooms.beds.tests.pages import Browser, send, text_of
from alongside.rooms.beds.words import Reason
from alongside.rooms.directory.tests.factories import NOW, a_worker

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEN: dict[str, Any] = {"title": "Ten nights", "most_nights": 10, "look_day": 6, "decide_day": 8}


def test_the_host_adds_one_on_a_page_and_everybody_there_reads_it(browser: Browser) -> None:
    area, elsewhere = an_area(), an_area()
    given = _typed(area.partnership.pk, NOW.date() + DAY)
    carmen = browser(area.commissioner)
    assert send(carmen, "beds:new_protocol", **given).status_code == 302
    row = BedProtocol.objects.get()
    assert (row.partnership, row.most_nights, row.approves_first) == (area.partnership, 10, None)
    assert "Ten nights" in text_of(browser(area.navigator), "beds:protocols")
    assert "Ten nights" not in text_of(browser(area.charlie), "beds:protocols")
    other = browser(elsewhere.commissioner)
    assert send(other, "beds:take_back_protocol", protocol=str(row.pk)).status_code == 404
    assert send(other, "beds:new_protocol", **given).status_code == 400
    assert send(carmen, "beds:take_back_protocol", protocol="x").status_code == 404
    assert send(carmen, "beds:take_back_protocol", protocol=str(row.pk)).status_code == 302
    assert not BedProtocol.objects.exists()
    assert browser(area.navigator).get(reverse("beds:new_protocol")).status_code == 404


def test_an_administrator_and_the_lead_of_the_host_add_one_too(browser: Browser) -> None:
    area = an_area()
    for number, role in enumerate((Role.ADMINISTRATOR, Role.PARTNERSHIP_LEAD), start=1):
        keeper = browser(a_worker(role, area.partnership.host))
        given = _typed(area.partnership.pk, NOW.date() + number * DAY)
        assert "Add what was agreed" in text_of(keeper, "beds:protocols")
        assert send(keeper, "beds:new_protocol", **given).status_code == 302
    assert BedProtocol.objects.count() == 2
    partner = browser(a_worker(Role.ADMINISTRATOR, area.hostel))
    assert "Add what was agreed" not in text_of(partner, "beds:protocols")
    assert partner.get(reverse("beds:new_protocol")).status_code == 404
    nurse = browser(a_worker(Role.NURSE, area.partnership.host))
    assert nurse.get(reverse("beds:protocols")).status_code == 403


def _typed(area: object, day: date) -> dict[str, Any]:
    return TEN | {
        "partnership": str(area),
        "from_day_day": day.day,
        "from_day_month": day.month,
        "from_day_year": day.year,
        "reasons": [Reason.RG_AWAITED],
        "form_key": str(uuid4()),
    }
