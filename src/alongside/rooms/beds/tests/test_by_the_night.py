"""Rooms offered for some nights, beds out of service for some, beds made ready: the database holds all three."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import (
    answer_extension,
    ask_extension,
    end_out_of_service,
    end_stay,
    offer_room,
    place,
    plan_out_of_service,
    ready_sooner,
    take_back_room,
)
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import Bed, NightsOffered, Occupancy, Premises, Stay
from alongside.rooms.beds.queries.board import beds_of_areas, board
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_request, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination, Night, Side
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
TONIGHT = tonight(NOW)
DAY = timedelta(days=1)


def an_offer(area: Area, *, first: Any = TONIGHT, nights: int = 1, **facts: Any) -> NightsOffered:
    wanted = BedFacts(label=facts.pop("label", "Room 12"), own_room=True)
    return offer_room(premises=area.house, facts=wanted, first=first, nights=nights, by=area.manager, at=NOW)


def book(area: Area, bed: Bed, **ask: Any) -> Stay:
    request = a_request(area, **ask)
    with as_seen_by(area.navigator):
        return place(request=request, bed=bed, nights=request.nights, by=area.navigator, at=NOW)


def nights_of(area: Area, bed: Bed, nights: int = 4) -> list[Night]:
    rows = board(beds_of_areas([area.partnership.pk]), TONIGHT, nights)
    return list(next(row for row in rows if row.bed.pk == bed.pk).nights)


def straight_into(bed: Bed, first: Any, leaves: Any) -> None:
    with transaction.atomic():
        Occupancy.objects.create(bed=bed, nights=DateRange(first, leaves), must_end_by=leaves)


def test_a_room_is_there_on_the_nights_offered_and_on_no_other() -> None:
    area = an_area()
    bed = an_offer(area).bed
    assert nights_of(area, bed) == [Night.FREE, *[Night.NOT_OFFERED] * 3]
    with pytest.raises(Refused, match="Room 12 is not offered on every night"):
        book(area, bed, nights=2)
    with pytest.raises(IntegrityError, match="not offered"):
        straight_into(bed, TONIGHT + DAY, TONIGHT + 2 * DAY)
    stay = book(area, bed, nights=1)
    assert nights_of(area, bed)[0] is Night.TAKEN
    with pytest.raises(IntegrityError, match="not offered"), transaction.atomic():
        Occupancy.objects.filter(pk=stay.occupancy_id).update(
            nights=DateRange(TONIGHT, TONIGHT + 2 * DAY), must_end_by=TONIGHT + 7 * DAY
        )


def test_two_offers_that_touch_are_one_stretch() -> None:
    area = an_area()
    bed = an_offer(area, nights=2).bed
    an_offer(area, first=TONIGHT + 2 * DAY, nights=2)
    assert book(area, bed, nights=4).occupancy.leaves == TONIGHT + 4 * DAY


def test_the_same_night_is_not_offered_twice_and_a_room_of_always_not_at_all() -> None:
    area = an_area()
    an_offer(area)
    with pytest.raises(Refused, match="offered for one of these nights already"):
        an_offer(area, label="room 12")
    a_bed(area, label="Bed 1")
    with pytest.raises(Refused, match="always on the board"):
        an_offer(area, label="bed 1")
    for first, nights in ((TONIGHT - DAY, 1), (TONIGHT + 90 * DAY, 1), (TONIGHT, 0), (TONIGHT, 15)):
        with pytest.raises(Refused, match="A room is offered"):
            an_offer(area, first=first, nights=nights, label="Room 13")


def test_a_night_that_somebody_has_is_not_taken_back() -> None:
    area = an_area()
    offer = an_offer(area, nights=3)
    stay = book(area, offer.bed, nights=1)
    with pytest.raises(Refused, match="Somebody has Room 12"):
        take_back_room(offer=offer, by=area.manager, at=NOW)
    with pytest.raises(IntegrityError, match="Somebody has the bed"), transaction.atomic():
        offer.delete()
    assert NightsOffered.objects.get().taken_back_at is None
    later = NOW + DAY
    take_back_room(offer=offer, by=area.manager, at=later)
    held = NightsOffered.objects.get()
    assert (held.nights.lower, held.nights.upper) == (TONIGHT, TONIGHT + DAY)
    assert Occupancy.objects.get(pk=stay.occupancy_id).leaves == TONIGHT + DAY
    with pytest.raises(Refused, match="taken back already"):
        take_back_room(offer=offer, by=area.manager, at=later)


def test_a_stay_does_not_grow_past_what_is_offered() -> None:
    area = an_area()
    bed = an_offer(area, nights=2).bed
    stay = a_stay(area, bed=bed, nights=2)
    with as_seen_by(area.navigator):
        more = ask_extension(
            stay=stay, leaves=TONIGHT + 4 * DAY, reason="A flight", by=area.navigator, at=NOW
        )
    for user, side in ((area.manager, Side.HOSTEL), (area.commissioner, Side.COUNCIL)):
        with as_seen_by(user):
            yes: dict[str, Any] = {"extension": more, "side": side, "granted": True, "by": user, "at": NOW}
            if side is Side.HOSTEL:
                answer_extension(**yes)
                continue
            with pytest.raises(Refused, match="Room 12 is not offered on every night"):
                answer_extension(**yes)


def test_nights_out_of_service_keep_everybody_out_and_end_by_themselves() -> None:
    area = an_area()
    bed = a_bed(area)
    nights = {"first": TONIGHT + DAY, "last": TONIGHT + 2 * DAY, "why": "New boiler"}
    closing = plan_out_of_service(bed=bed, by=area.manager, at=NOW, **nights)  # type: ignore[arg-type]
    out = Night.OUT_OF_SERVICE
    assert nights_of(area, bed) == [Night.FREE, out, out, Night.FREE]
    with pytest.raises(Refused, match="has just been taken"):
        book(area, bed, nights=2)
    with pytest.raises(Refused, match="or out of service already"):
        plan_out_of_service(bed=bed, by=area.manager, at=NOW, **nights)  # type: ignore[arg-type]
    end_out_of_service(closing=closing, by=area.manager, at=NOW + DAY)
    assert set(nights_of(area, bed)) == {Night.FREE}
    with pytest.raises(Refused, match="over already"):
        end_out_of_service(closing=closing, by=area.manager, at=NOW + DAY)


def test_nobody_is_put_out_by_a_plan() -> None:
    area = an_area()
    stay = a_stay(area, nights=3)
    bed = stay.occupancy.bed
    for first, last, words in (
        (TONIGHT, TONIGHT, "is taken"),
        (TONIGHT - DAY, TONIGHT, "night is over"),
        (TONIGHT + 4 * DAY, TONIGHT + 3 * DAY, "The last night"),
    ):
        with pytest.raises(Refused, match=words):
            plan_out_of_service(bed=bed, first=first, last=last, why="Paint", by=area.manager, at=NOW)


def test_a_bed_is_made_ready_before_the_next_and_can_be_ready_sooner() -> None:
    area = an_area()
    Premises.objects.update(turnaround=2)
    bed = a_bed(area)
    stay = a_stay(area, bed=Bed.objects.get(pk=bed.pk), nights=1)
    ready = Night.MADE_READY
    assert nights_of(area, bed) == [Night.TAKEN, ready, ready, Night.FREE]
    with pytest.raises(IntegrityError, match="one_person_a_bed_a_night"):
        straight_into(bed, TONIGHT + 2 * DAY, TONIGHT + 3 * DAY)
    morning = NOW + DAY
    with as_seen_by(area.manager, morning):
        end_stay(stay=stay, destination=Destination.SAFE_HOUSE, by=area.manager, at=morning)
    ready_sooner(bed=bed, by=area.manager, at=morning)
    assert nights_of(area, bed) == [Night.TAKEN, *[Night.FREE] * 3]
    with pytest.raises(Refused, match="ready already"):
        ready_sooner(bed=bed, by=area.manager, at=morning)


def test_a_repair_right_after_a_stay_takes_the_place_of_making_ready() -> None:
    area = an_area()
    Premises.objects.update(turnaround=2)
    bed = Bed.objects.get(pk=a_stay(area, nights=1).occupancy.bed_id)
    first = TONIGHT + DAY
    plan_out_of_service(bed=bed, first=first, last=first, why="Paint", by=area.manager, at=NOW)
    assert nights_of(area, bed) == [Night.TAKEN, Night.OUT_OF_SERVICE, Night.FREE, Night.FREE]
