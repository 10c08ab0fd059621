"""The pages of an area with 400 beds and many stays ask the database no more often than those of a small one."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.rooms.beds.actions import end_stay, offer_room, plan_out_of_service
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_booked_stay,
    a_request,
    a_stay,
    an_area,
    as_seen_by,
)
from alongside.rooms.beds.tests.full_area import many_houses, weeks_of_stays
from alongside.rooms.beds.tests.pages import Browser
from alongside.rooms.beds.words import Destination
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

pytestmark = pytest.mark.usefixtures("own_database")
QUERIES = {"board": 15, "choose": 21, "house": 18, "sheet": 15, "places": 12, "reports": 27}


def something_of_everything(area: Area, times: int) -> None:
    for number in range(times):
        left = a_stay(area)
        a_stay(area)
        a_booked_stay(area)
        with as_seen_by(area.manager):
            end_stay(stay=left, destination=Destination.FAMILY, by=area.manager, at=NOW)
        facts = BedFacts(label=f"Room {number} of {times}")
        offer_room(premises=area.house, facts=facts, first=tonight(NOW), nights=2, by=area.manager, at=NOW)
        night = tonight(NOW)
        plan_out_of_service(bed=a_bed(area), first=night, last=night, why="Paint", by=area.manager, at=NOW)


def counted(area: Area, waiting: Case, browser: Browser) -> dict[str, int]:
    pages: dict[str, tuple[Any, str, list[object]]] = {
        "board": (area.navigator, "beds:board", []),
        "choose": (area.navigator, "place_tonight:choose", [waiting.pk]),
        "house": (area.manager, "beds:house", []),
        "sheet": (area.manager, "beds:sheet", [area.house.pk]),
        "places": (area.manager, "beds:places", []),
        "reports": (area.commissioner, "reporting:beds", []),
    }
    return {name: _asked(browser, user, reverse(to, args=args)) for name, (user, to, args) in pages.items()}


def _asked(browser: Browser, user: Any, address: str) -> int:
    """Of somebody who was there before."""
    client = browser(user)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_as_many_queries_at_10_beds_and_at_400(browser: Browser) -> None:
    area = an_area()
    waiting = a_case(area.navigator)
    a_request(area, case=waiting)
    many_houses(area, 1)
    something_of_everything(area, 1)
    few = counted(area, waiting, browser)
    many_houses(area, 39, first=1)
    weeks_of_stays(area, 6)
    something_of_everything(area, 4)
    assert counted(area, waiting, browser) == few == QUERIES
