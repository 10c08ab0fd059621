"""R-BED-04: more nights need the hostel and the council, by two people."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions import answer_extension, ask_extension, end_stay, withdraw_extension
from alongside.rooms.beds.models import Extension, ExtensionAnswer, Occupancy, Stay
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import ExtensionState
from alongside.rooms.beds.tests.factories import Area, a_bed, a_booked_stay, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination, Side
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ENDS = tonight(NOW) + 7 * DAY
LONGER = ENDS + 4 * DAY


def asked(area: Area, stay: Stay, leaves: date = LONGER) -> Extension:
    with as_seen_by(area.navigator):
        return ask_extension(stay=stay, leaves=leaves, reason="Flight on Friday", by=area.navigator, at=NOW)


def say(extension: Extension, side: Side, granted: bool, by: User, at: datetime = NOW) -> None:
    with as_seen_by(by, at):
        answer_extension(extension=extension, side=side, granted=granted, by=by, at=at)


def state_of(area: Area) -> str:
    with as_seen_by(area.navigator):
        return Extension.objects.get().state


def leaves(stay: Stay) -> object:
    return Occupancy.objects.get(pk=stay.occupancy_id).leaves


@pytest.mark.parametrize("first", [Side.HOSTEL, Side.COUNCIL])
def test_two_yes_in_either_order_lengthen_the_stay(first: Side) -> None:
    area = an_area()
    stay = a_stay(area)
    extension = asked(area, stay)
    people = {Side.HOSTEL: area.manager, Side.COUNCIL: area.commissioner}
    say(extension, first, True, people.pop(first))
    assert (state_of(area), leaves(stay)) == (ExtensionState.ASKED, ENDS)
    side, person = people.popitem()
    say(extension, side, True, person)
    assert (state_of(area), leaves(stay)) == (ExtensionState.GRANTED, LONGER)


@pytest.mark.parametrize("hostel", [True, False])
def test_one_no_ends_the_matter(hostel: bool) -> None:
    area = an_area()
    stay = a_stay(area)
    extension = asked(area, stay)
    if hostel:
        say(extension, Side.HOSTEL, True, area.manager)
    say(extension, Side.COUNCIL, False, area.commissioner)
    assert (state_of(area), leaves(stay)) == (ExtensionState.REFUSED, ENDS)
    with pytest.raises(NotAllowed):
        say(extension, Side.HOSTEL, True, area.manager)


def test_one_person_cannot_be_both_sides() -> None:
    area = an_area()
    extension = asked(area, a_stay(area))
    say(extension, Side.HOSTEL, True, area.commissioner)
    with pytest.raises(IntegrityError, match="two_people_extend"), transaction.atomic():
        say(extension, Side.COUNCIL, True, area.commissioner)
    assert state_of(area) == ExtensionState.ASKED


def test_a_side_answers_once() -> None:
    area = an_area()
    extension = asked(area, a_stay(area))
    say(extension, Side.COUNCIL, True, area.commissioner)
    with pytest.raises(IntegrityError, match="one_answer_a_side"), transaction.atomic():
        say(extension, Side.COUNCIL, True, area.second_commissioner)


def test_the_clocks_follow_the_new_end() -> None:
    area = an_area()
    stay = a_stay(area)
    extension = asked(area, stay)
    say(extension, Side.HOSTEL, True, area.manager)
    say(extension, Side.COUNCIL, True, area.commissioner)
    with as_seen_by(area.navigator):
        running = Clock.objects.filter(about_id=stay.pk, state="running")
        assert {clock.name: clock.due_on for clock in running} == {
            "bed_ends": LONGER,
            "bed_three_nights_left": LONGER - 3 * DAY,
            "bed_two_nights_left": LONGER - 2 * DAY,
            "bed_last_night": LONGER - DAY,
        }
        stopped = Clock.objects.filter(about_id=stay.pk, state="stopped")
        assert set(stopped.values_list("stopped_why", flat=True)) == {"extended"}


def test_a_short_extension_reminds_of_nothing_that_is_past() -> None:
    area = an_area()
    stay, granted = a_stay(area), NOW + 6 * DAY
    extension = asked(area, stay, ENDS + DAY)
    say(extension, Side.HOSTEL, True, area.manager, granted)
    say(extension, Side.COUNCIL, True, area.commissioner, granted)
    with as_seen_by(area.navigator):
        running = Clock.objects.filter(about_id=stay.pk, rule="R-BED-06", state="running")
        assert dict(running.values_list("name", "due_on")) == {
            "bed_two_nights_left": ENDS - DAY,
            "bed_last_night": ENDS,
        }


def test_nights_promised_to_somebody_else_are_not_given_twice() -> None:
    area = an_area()
    bed = a_bed(area, label="Bed 3")
    stay = a_stay(area, bed=bed)
    extension = asked(area, stay)
    a_booked_stay(area, bed=bed, check_in=ENDS + 2 * DAY, nights=1)
    say(extension, Side.HOSTEL, True, area.manager)
    with pytest.raises(Refused, match="Bed 3 is promised to somebody else from 14 June 2026"):
        say(extension, Side.COUNCIL, True, area.commissioner)
    assert (state_of(area), leaves(stay)) == (ExtensionState.ASKED, ENDS)
    with as_seen_by(area.navigator):
        assert ExtensionAnswer.objects.count() == 1


def test_an_extension_needs_somebody_there_and_a_later_day() -> None:
    area = an_area()
    booked, here = a_booked_stay(area), a_stay(area)
    with as_seen_by(area.navigator):
        with pytest.raises(Refused, match="while somebody is here"):
            ask_extension(stay=booked, leaves=LONGER, reason="-", by=area.navigator, at=NOW)
        with pytest.raises(Refused, match="until 12 June 2026 already"):
            ask_extension(stay=here, leaves=ENDS, reason="-", by=area.navigator, at=NOW)


def test_one_is_asked_at_a_time_and_can_be_withdrawn() -> None:
    area = an_area()
    stay = a_stay(area)
    extension = asked(area, stay)
    with pytest.raises(IntegrityError, match="one_extension_asked_at_a_time"), transaction.atomic():
        asked(area, stay)
    with as_seen_by(area.navigator):
        withdraw_extension(extension=extension, by=area.navigator, at=NOW)
    assert asked(area, stay).state == ExtensionState.ASKED


def test_leaving_withdraws_what_was_asked() -> None:
    area = an_area()
    stay = a_stay(area)
    asked(area, stay)
    with as_seen_by(area.manager):
        end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=NOW)
    assert state_of(area) == ExtensionState.WITHDRAWN
