"""Nights without a bed are kept and counted, by a worker or by the count of the morning."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.journeys.place_tonight.jobs import count_until_last_night
from alongside.rooms.beds.actions import decide_request, place
from alongside.rooms.beds.models import UnmetNight
from alongside.rooms.beds.rules import Needs, tonight
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_request,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.tests.pages import send
from alongside.rooms.beds.words import RoomFor, Unmet, Wish
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
DAY = timedelta(days=1)
FIRST = tonight(NOW)


def counted(area: Area, user: User | None = None) -> list[tuple[str, int]]:
    with as_seen_by(user or area.navigator, NOW + 9 * DAY):
        found = UnmetNight.objects.order_by("night").values_list("reason", "night")
        return [(reason, (night - FIRST).days) for reason, night in found]


def test_the_morning_counts_every_night_that_is_over_once() -> None:
    area = an_area()
    a_request(area)
    assert count_until_last_night(NOW) == 0
    assert count_until_last_night(NOW + DAY) == 1
    assert count_until_last_night(NOW + DAY) == 0
    assert count_until_last_night(NOW + 3 * DAY) == 2  # also that of a morning on which nothing ran
    assert counted(area) == [(Unmet.NO_SPACE, 0), (Unmet.NO_SPACE, 1), (Unmet.NO_SPACE, 2)]


def test_each_is_counted_with_its_reason() -> None:
    area = an_area()
    a_bed(area, room_for=RoomFor.MEN)
    a_request(area, needs=Needs(wish=Wish.WOMEN_ONLY))
    waits = an_untrusted_request(area)
    assert count_until_last_night(NOW + DAY) == 2
    assert counted(area) == [(Unmet.NOT_SUITABLE, 0)]
    assert counted(area, area.outreach) == [(Unmet.WAITED, 0)]
    with as_seen_by(area.navigator):
        assert UnmetNight.objects.get().lacking == ["room_for"]
    with as_seen_by(area.commissioner, NOW + DAY):
        decide_request(
            request=waits, approved=False, reason="Another way", by=area.commissioner, at=NOW + DAY
        )
    assert counted(area, area.outreach)[-1] == (Unmet.REFUSED, 1)


def test_who_has_a_bed_or_needs_none_yet_is_not_counted() -> None:
    area = an_area()
    placed = a_request(area)
    with as_seen_by(area.navigator):
        place(request=placed, bed=a_bed(area), nights=7, by=area.navigator, at=NOW)
    a_request(area, check_in=FIRST + 5 * DAY)
    assert count_until_last_night(NOW + 2 * DAY) == 0


def test_a_worker_says_that_nothing_suits_and_the_request_stands(browser: Browser) -> None:
    area = an_area()
    request = a_request(area)
    alice = browser(area.navigator)
    url = "place_tonight:nothing_suits"
    page = alice.get(reverse(url, args=[request.case_id])).content.decode()
    assert "No bed was free" in page
    assert send(alice, url, request.case_id, words="A bed for a dog").status_code == 302
    again = send(alice, url, request.case_id)
    assert "counted already" in again.content.decode()
    bed = alice.get(reverse("place_tonight:bed", args=[request.case_id])).content.decode()
    assert "Nights without a bed, counted" in bed
    assert "A bed for a dog" in bed
    assert counted(area) == [(Unmet.NO_SPACE, 0)]
    assert count_until_last_night(NOW + DAY) == 0
