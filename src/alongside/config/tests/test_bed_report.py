"""Beds in figures, from live rows. Reporting itself may not see a verb, so this stands here."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.reporting.bed_figures import BedFigures
from alongside.reporting.beds import bed_figures
from alongside.reporting.conferences import Period
from alongside.rooms.beds.actions import (
    end_stay,
    move_bed,
    note_absence,
    note_unmet_night,
    offer_room,
    plan_out_of_service,
    take_out_of_service,
)
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.queries.unmet import WhyUnmet
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
from alongside.rooms.beds.words import BedKind, Destination, Unmet
from alongside.rooms.directory.tests.factories import NOW, a_worker

pytestmark = pytest.mark.django_db
FIRST = tonight(NOW)
LATER = NOW + timedelta(days=3)


def lived_in() -> Area:
    """Three nights: two people slept there, one moved and stays on; one is still to come, one had no bed."""
    area = an_area()
    left, stays_on, new = a_stay(area), a_stay(area), a_bed(area)
    a_booked_stay(area)
    waits = a_request(area)
    with as_seen_by(area.navigator):
        why = WhyUnmet(Unmet.NO_SPACE)
        note_unmet_night(request=waits, night=FIRST, why=why, words="", by=area.navigator, at=NOW)
    with as_seen_by(area.manager, LATER):
        note_absence(stay=left, night=FIRST, by=area.manager, at=LATER)
        move_bed(stay=stays_on, bed=new, reason="-", by=area.manager, at=LATER)
        end_stay(stay=left, destination=Destination.FAMILY, by=area.manager, at=LATER)
    return area


def counted(area: Area, **period: Any) -> BedFigures:
    return bed_figures(area.partnership, Period(**period), now=LATER)


def test_nights_stays_and_where_they_led_to() -> None:
    area = lived_in()
    ever = counted(area)
    assert (ever.requests, ever.stays, ever.ended) == (4, 2, 1)
    assert (ever.nights_slept, ever.bed_nights, ever.occupancy_percent) == (7, 16, 44)
    assert (ever.unmet_reasons, ever.destinations) == ({"no_space": 1}, {"family": 1})
    assert ever.median_nights == 3
    assert ever.nights_away_by_place == {"hostel": 1}
    one_night = counted(area, first=FIRST, last=FIRST)
    assert (one_night.nights_slept, one_night.bed_nights, one_night.ended) == (2, 4, 0)
    assert counted(an_area()).nights_slept == 0


def test_nights_on_which_a_bed_could_not_be_had_are_no_nights_there_were() -> None:
    area, last = an_area(), FIRST + timedelta(days=3)
    facts: dict[str, Any] = {"by": area.manager, "at": NOW}
    a_bed(area)
    plan_out_of_service(bed=a_bed(area), first=FIRST, last=FIRST + timedelta(days=1), why="A boiler", **facts)
    take_out_of_service(bed=a_bed(area), why="-", by=area.manager, at=NOW + timedelta(days=1))
    offer_room(
        premises=area.house, facts=BedFacts(label="Room 9", kind=BedKind.VOID), first=FIRST, nights=3, **facts
    )
    assert counted(area, first=FIRST, last=last).bed_nights == 4 + 2 + 1 + 3
    assert counted(area, first=last, last=last).bed_nights == 1 + 1 + 0 + 0


def opened(user: User, name: str, **asked: Any) -> Any:
    with time_machine.travel(LATER, tick=False):
        client = Client()
        client.force_login(user)
        return client.get(reverse(name), asked)


def test_the_page_and_what_is_taken_away() -> None:
    area = lived_in()
    lead = a_worker(Role.PARTNERSHIP_LEAD, area.partnership.host)
    page = opened(lead, "reporting:beds").content.decode()
    assert "Family or friends" in page
    assert "No bed was free" in page
    taken = opened(lead, "reporting:beds_json")
    assert taken.json()["stays"] == "under 5"
    assert taken.json()["nights_slept"] == 7
    sheet = opened(lead, "reporting:beds_csv").content.decode()
    assert "stays,,under 5" in sheet
    assert "destinations,family,not shown" in sheet
    assert opened(area.navigator, "reporting:beds_csv").status_code == 403
    assert opened(lead, "reporting:beds", area="nonsense").status_code == 404
