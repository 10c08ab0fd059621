"""What the board is made of is what happened: every way in which a stay goes, counted from its events."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.beds.actions import (
    answer_extension,
    ask_extension,
    cancel_stay,
    end_stay,
    move_bed,
    record_arrival,
    record_non_arrival,
)
from alongside.rooms.beds.models import Occupancy, Stay
from alongside.rooms.beds.queries.recount import differences, unexplained
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_booked_stay, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination, Side
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = NOW + 2 * DAY


def found() -> list[str]:
    with viewing.as_service(Service.REPORTS, at=LATER):
        return differences(Stay.objects.select_related("occupancy")) + unexplained()


def longer(area: Area, stay: Stay) -> None:
    until = tonight(NOW) + 10 * DAY
    with as_seen_by(area.navigator, LATER):
        more = ask_extension(stay=stay, leaves=until, reason="-", by=area.navigator, at=LATER)
    for side, by in ((Side.HOSTEL, area.manager), (Side.COUNCIL, area.commissioner)):
        with as_seen_by(by, LATER):
            answer_extension(extension=more, side=side, granted=True, by=by, at=LATER)


def test_a_night_that_was_not_booked_is_found() -> None:
    area = an_area()
    stay = a_stay(area, nights=3)
    Occupancy.objects.filter(pk=stay.occupancy_id).update(
        nights=DateRange(stay.check_in, stay.check_in + 5 * DAY)
    )
    assert found() == [
        f"{stay.occupancy_id}: ends on {stay.check_in + 5 * DAY}, not {stay.check_in + 3 * DAY}"
    ]


def test_the_board_is_what_happened() -> None:
    area = an_area()
    a_booked_stay(area)
    moved, ended, stays_on = a_stay(area), a_stay(area), a_stay(area)
    longer(area, stays_on)
    never_came, cancelled = a_booked_stay(area), a_booked_stay(area)
    with as_seen_by(area.navigator, NOW):
        cancel_stay(stay=cancelled, reason="-", by=area.navigator, at=NOW)
    with as_seen_by(area.manager, NOW):
        record_non_arrival(stay=never_came, by=area.manager, at=NOW)
    new = a_bed(area)
    with as_seen_by(area.manager, LATER):
        move_bed(stay=moved, bed=new, reason="-", by=area.manager, at=LATER)
        end_stay(stay=ended, destination=Destination.FAMILY, by=area.manager, at=LATER)
    assert found() == []


def test_whoever_is_moved_before_they_come_leaves_no_night_behind() -> None:
    """Late, and still expected: nobody has slept in the bed that was theirs until now."""
    area = an_area()
    old, new = a_bed(area), a_bed(area)
    stay = a_booked_stay(area, bed=old)
    with as_seen_by(area.manager, LATER):
        move_bed(stay=stay, bed=new, reason="-", by=area.manager, at=LATER)
        assert not Occupancy.objects.filter(bed=old, released=False).exists()
        assert found() == []
        record_arrival(stay=stay, by=area.manager, at=LATER + DAY)
    assert found() == []


def test_a_night_that_nothing_explains_is_found() -> None:
    area = an_area()
    held = a_stay(area).occupancy
    Occupancy.objects.create(
        bed=a_bed(area), nights=DateRange(tonight(NOW), tonight(NOW) + DAY), must_end_by=tonight(NOW) + DAY
    )
    (stray,) = found()
    assert stray.endswith("nobody's nights")
    Occupancy.objects.filter(pk=held.pk).update(in_use=False)
    assert f"{held.pk}: taken, free or in use, unlike what happened" in found()
    later = DateRange(tonight(NOW) + DAY, tonight(NOW) + 3 * DAY)
    Occupancy.objects.filter(pk=held.pk).update(nights=later, in_use=True)
    assert any(f"{held.pk}: begins on" in line for line in found())
