"""Another bed, a night away, nights nobody authorised yet, a new word at the door."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.foundations.access import writing
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import (
    answer_extension,
    ask_extension,
    move_bed,
)
from alongside.rooms.beds.actions.holding import JustTaken
from alongside.rooms.beds.models import (
    Bed,
    BedMove,
    Occupancy,
    Stay,
)
from alongside.rooms.beds.presenters import StayCard
from alongside.rooms.beds.queries.of_case import asked_extension
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_booked_stay,
    a_house,
    a_stay,
    an_area,
    as_seen_by,
)
from alongside.rooms.beds.words import RoomFor, Side
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST = tonight(NOW)
LATER = NOW + 2 * DAY


def move(area: Area, stay: Stay, bed: Bed) -> BedMove:
    with as_seen_by(area.manager, LATER):
        return move_bed(stay=stay, bed=bed, reason="Repairs", by=area.manager, at=LATER)


def test_a_move_gives_the_old_nights_back_and_takes_the_new_ones() -> None:
    area = an_area()
    old, new = a_bed(area), a_bed(area)
    stay = a_stay(area, bed=old)
    row = move(area, stay, new)
    left, taken = Occupancy.objects.get(bed=old), Occupancy.objects.get(bed=new)
    assert (left.check_in, left.leaves, left.in_use, left.released) == (FIRST, FIRST + 2 * DAY, False, False)
    assert (taken.check_in, taken.leaves, taken.in_use) == (FIRST + 2 * DAY, FIRST + 7 * DAY, True)
    assert taken.must_end_by == left.must_end_by
    with as_seen_by(area.manager, LATER):
        standing = Stay.objects.get()
        assert (standing.occupancy, standing.check_in, row.night) == (taken, FIRST, FIRST + 2 * DAY)
        assert StayCard(standing, tonight(LATER)).when.startswith("Night 3 of 7")
        assert StayCard(standing, tonight(LATER)).used == "3 of 7 nights of the protocol used"


def test_a_move_onto_a_bed_taken_at_the_same_moment_changes_nothing() -> None:
    area = an_area()
    old, wanted = a_bed(area), a_bed(area, label="Bed W")
    stay = a_stay(area, bed=old)
    a_booked_stay(area, bed=wanted, check_in=FIRST + 4 * DAY, nights=1)
    with pytest.raises(JustTaken, match="Bed W has just been taken"):
        move(area, stay, wanted)
    with as_seen_by(area.manager):
        assert Stay.objects.get(pk=stay.pk).occupancy.bed == old
        assert not BedMove.objects.exists()
    assert Occupancy.objects.get(bed=old).leaves == FIRST + 7 * DAY


def test_where_nobody_is_moved_to() -> None:
    area = an_area()
    stay = a_stay(area, bed=a_bed(area))
    elsewhere = a_house(area.partnership, area.hostel, area.manager)
    other_house = Bed.objects.create(premises=elsewhere, label="X")
    closed = Bed.objects.create(
        premises=area.house, label="C", closed_at=NOW, closed_by=area.manager, closed_why="Paint"
    )
    for bed, words in (
        (other_house, "in another house"),
        (closed, "out of service"),
        (stay.occupancy.bed, "in this bed already"),
        (a_bed(area, room_for=RoomFor.WOMEN), "they asked for"),
    ):
        with pytest.raises(Refused, match=words):
            move(area, stay, bed)
    assert Occupancy.objects.count() == 1


def test_whose_nights_are_over_asks_for_more_before_they_move() -> None:
    area = an_area()
    stay = a_stay(area, bed=a_bed(area), nights=2)
    with pytest.raises(Refused, match="nights are over"):
        move(area, stay, a_bed(area))


def test_an_overstay_is_not_authorised_until_both_say_yes() -> None:
    area = an_area()
    stay = a_stay(area, nights=7)
    at = NOW + 8 * DAY
    card = StayCard(stay, tonight(at))
    assert card.not_authorised == "2 nights not authorised yet: more nights have not been asked for"
    with as_seen_by(area.navigator, at):
        until = tonight(at) + DAY
        more = ask_extension(stay=stay, leaves=until, reason="Flat on Monday", by=area.navigator, at=at)
        assert (more.begins, more.leaves) == (FIRST + 7 * DAY, until)
        asked = StayCard(stay, tonight(at), asked=asked_extension(stay))
        assert asked.not_authorised.endswith("both answers are asked for")
    for side, by in ((Side.HOSTEL, area.manager), (Side.COUNCIL, area.commissioner)):
        with as_seen_by(by, at):
            answer_extension(extension=more, side=side, granted=True, by=by, at=at)
    with as_seen_by(area.navigator, at):
        now = StayCard(Stay.objects.get(), tonight(at))
        assert now.not_authorised == ""
        assert now.used == "All 7 nights of the protocol are used, and 2 nights more agreed on"


def test_the_database_refuses_nights_that_both_have_not_agreed_on() -> None:
    area = an_area()
    stay = a_stay(area)
    later = Occupancy.objects.get().must_end_by + DAY
    with pytest.raises(IntegrityError, match="yes of both sides"), transaction.atomic():
        Occupancy.objects.update(must_end_by=later)
    with as_seen_by(area.navigator):
        more = ask_extension(stay=stay, leaves=later, reason="-", by=area.navigator, at=NOW)
    with as_seen_by(area.manager):
        answer_extension(extension=more, side=Side.HOSTEL, granted=True, by=area.manager, at=NOW)
        with writing.allowed():
            type(more).objects.filter(pk=more.pk).update(state="granted")
        with pytest.raises(IntegrityError, match="yes of both sides"), transaction.atomic():
            Occupancy.objects.update(must_end_by=later)


def test_the_database_lets_nobody_change_what_a_stay_began_with() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.navigator), connection.cursor() as cursor:
        for change in ("most_nights = 90", "check_in = check_in + 1", "protocol = 'x'"):
            with pytest.raises(IntegrityError, match="keeps what it began with"), transaction.atomic():
                cursor.execute(f"UPDATE beds_stay SET {change} WHERE id = %s", [stay.pk])
