"""How a stay ends, and that a bed with nobody signed out is not simply free."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions import cancel_stay, end_stay, take_out_of_service
from alongside.rooms.beds.models import Bed, Occupancy
from alongside.rooms.beds.queries.board import BedRow, beds_of_areas, board
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
from alongside.rooms.beds.words import Destination
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CHECK_IN = tonight(NOW)
LATER = NOW + 4 * DAY
SAYS = "Should have left on Sunday 7 June, not signed out"
Browser = Callable[[User], Client]


def row_of(bed: Bed, nights_on: int = 4) -> BedRow:
    rows = board(beds_of_areas([bed.premises.partnership_id]), CHECK_IN + nights_on * DAY)
    return next(row for row in rows if row.bed == bed)


def sign_out(area: Area, stay_at: Bed) -> None:
    with as_seen_by(area.manager, LATER):
        stay = Occupancy.objects.get(bed=stay_at).stay
        end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=LATER)


def test_the_board_tells_of_nights_that_have_run_out_until_somebody_signs_them_out() -> None:
    area = an_area()
    bed, other = a_bed(area), a_bed(area)
    a_stay(area, bed=bed, nights=2)
    a_booked_stay(area, bed=other, nights=2)
    assert row_of(bed, 1).should_have_left is None
    for night in (2, 4, 40):
        assert row_of(bed, night).should_have_left == CHECK_IN + 2 * DAY
    assert row_of(other).should_have_left is None
    sign_out(area, bed)
    assert row_of(bed).should_have_left is None


def test_the_page_says_so_and_does_not_count_it_as_free(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    area = an_area()
    bed = a_bed(area)
    a_stay(area, bed=bed, nights=2)
    clock.move_to(LATER)
    page = browser(area.outreach).get(reverse("beds:board")).content.decode()
    assert SAYS in page
    assert page.count(">Not signed out<") == 1
    assert page.count(">Free<") == 6
    assert "Sol" not in page
    sign_out(area, bed)
    assert browser(area.outreach).get(reverse("beds:board")).content.decode().count(">Free<") == 7


def test_it_is_offered_after_the_free_ones_and_only_with_a_word_from_the_house(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    area = an_area()
    bed, free = a_bed(area, label="Bed A"), a_bed(area, label="Bed B")
    a_stay(area, bed=bed, nights=2)
    clock.move_to(LATER)
    request = a_request(area, at=LATER, check_in=tonight(LATER), nights=3)
    client, address = browser(area.navigator), reverse("place_tonight:choose", args=[request.case_id])
    page = client.get(address).content.decode()
    assert page.index("Bed B") < page.index("Free if the house says so") < page.index("Bed A")
    assert SAYS in page
    assert f"Ring {area.hostel}" in page
    given = {"bed": str(bed.pk), "nights": "3", "form_key": str(uuid4())}
    assert client.post(address, given).status_code == 302
    assert Occupancy.objects.filter(bed=bed).count() == 2
    assert not Occupancy.objects.filter(bed=free).exists()


def test_what_has_not_begun_does_not_end_and_what_has_begun_is_not_cancelled() -> None:
    area = an_area()
    booked, here = a_booked_stay(area), a_stay(area)
    with as_seen_by(area.navigator):
        with pytest.raises(NotAllowed):
            end_stay(stay=booked, destination=Destination.OTHER, by=area.navigator, at=NOW)
        with pytest.raises(NotAllowed):
            cancel_stay(stay=here, reason="No", by=area.navigator, at=NOW)


def test_a_bed_with_somebody_in_it_stays_in_service() -> None:
    area = an_area()
    bed = a_bed(area, label="Bed 2")
    a_stay(area, bed=bed)
    with pytest.raises(Refused, match="Somebody is in Bed 2"):
        take_out_of_service(bed=bed, why="Paint", by=area.manager, at=NOW)
    after_their_nights = NOW + timedelta(days=30)
    with pytest.raises(Refused, match="Somebody is in Bed 2"):
        take_out_of_service(bed=bed, why="Paint", by=area.manager, at=after_their_nights)
