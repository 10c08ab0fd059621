from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest

from alongside.foundations.kernel.calendars import Jurisdiction, calendar_of
from alongside.rooms.beds import rules
from alongside.rooms.beds.protocols import shipped_on
from alongside.rooms.beds.rules import Needs, Room
from alongside.rooms.beds.states import ExtensionState, RequestState
from alongside.rooms.beds.words import BedKind, Reason, RoomFor, Wish
from alongside.rooms.clocks.answers import bed, bed_alerts


@pytest.mark.parametrize(
    ("reason", "eligible"),
    [
        (Reason.RECENT_VICTIM_OF_CRIME, True),
        (Reason.NRM_EXHAUSTED, True),
        (Reason.RG_AWAITED, True),
        (Reason.OTHER, False),
    ],
)
def test_r_bed_01_who_the_beds_are_for(reason: Reason, eligible: bool) -> None:
    assert rules.is_eligible(reason, shipped_on(date(2026, 6, 1)).reasons) is eligible


@pytest.mark.parametrize(
    ("trusted", "approved", "state"),
    [
        (True, None, RequestState.ACCEPTED),
        (False, None, RequestState.PENDING_APPROVAL),
        (False, True, RequestState.ACCEPTED),
        (False, False, RequestState.REFUSED),
    ],
)
def test_r_bed_02_who_waits_for_the_council(
    trusted: bool, approved: bool | None, state: RequestState
) -> None:
    assert rules.request_state(trusted=trusted, approved=approved) is state


def test_r_bed_03_worked_example() -> None:
    assert bed(date(2026, 6, 1)).day("must_end_by") == date(2026, 6, 8)


def test_r_bed_03_an_agreed_end_takes_the_place_of_the_seven_nights() -> None:
    answer = bed(date(2026, 6, 1), extended_to=date(2026, 6, 12))
    assert answer.day("must_end_by") == date(2026, 6, 12)
    assert answer.versions == bed(date(2026, 6, 1)).versions


@pytest.mark.parametrize(("hostel", "council"), [*product([None, True, False], repeat=2)])
def test_r_bed_04_only_two_yes_extend(hostel: bool | None, council: bool | None) -> None:
    state = rules.extension_state(hostel=hostel, council=council)
    assert (state is ExtensionState.GRANTED) is (hostel is True and council is True)
    assert (state is ExtensionState.REFUSED) is (hostel is False or council is False)


SUITS = {
    Wish.WOMEN_ONLY: {RoomFor.WOMEN},
    Wish.WOMEN_OR_MIXED: {RoomFor.WOMEN, RoomFor.ANY},
    Wish.MEN_ONLY: {RoomFor.MEN},
    Wish.MEN_OR_MIXED: {RoomFor.MEN, RoomFor.ANY},
    Wish.MIXED: {RoomFor.ANY},
}


@pytest.mark.parametrize(("wish", "room_for"), [*product(Wish, RoomFor)])
def test_r_bed_05_nobody_sleeps_where_they_asked_not_to(wish: Wish, room_for: RoomFor) -> None:
    found = rules.unsuitable_because(Needs(wish=wish), Room(room_for=room_for))
    assert (not found) is (room_for in SUITS[wish])


@pytest.mark.parametrize("need", ["step_free", "own_room", "staffed"])
def test_r_bed_05_a_need_that_the_room_does_not_meet_is_named(need: str) -> None:
    asked: dict[str, Any] = {need: True}
    needs, room = Needs(**asked), Room(**asked)
    assert len(rules.unsuitable_because(needs, Room())) == 1
    assert rules.unsuitable_because(needs, room) == ()
    assert rules.unsuitable_because(Needs(), room) == ()


def test_r_bed_05_every_reason_is_given_at_once() -> None:
    needs = Needs(wish=Wish.WOMEN_ONLY, step_free=True, own_room=True, staffed=True)
    assert len(rules.unsuitable_because(needs, Room(room_for=RoomFor.MEN))) == 4


def test_r_bed_05_office_space_comes_last() -> None:
    assert sorted(BedKind, key=rules.preference)[-1] is BedKind.OFFICE_SPACE


def test_r_bed_05_knows_nothing_of_nationality_or_status() -> None:
    asked = {*Needs.__dataclass_fields__, *Room.__dataclass_fields__}
    of_the_room = {"room_for", "kind", "step_free", "own_room", "staffed", "interpreter", "children", "pets"}
    assert asked == {"wish", *of_the_room}


def test_r_bed_06_days_five_six_and_seven_where_day_one_is_check_in() -> None:
    days = bed_alerts(date(2026, 6, 1)).outputs
    assert days == {"day_5": date(2026, 6, 5), "day_6": date(2026, 6, 6), "day_7": date(2026, 6, 7)}
    assert rules.night_number(date(2026, 6, 1), date(2026, 6, 7)) == 7


def test_r_bed_06_a_longer_stay_is_asked_about_as_near_to_its_new_end() -> None:
    first = bed_alerts(date(2026, 6, 1)).outputs.values()
    longer = bed_alerts(date(2026, 6, 1), extended_to=date(2026, 6, 12)).outputs
    assert longer == {
        "three_nights_left": date(2026, 6, 9),
        "two_nights_left": date(2026, 6, 10),
        "last_night": date(2026, 6, 11),
    }
    not_longer = bed_alerts(date(2026, 6, 1), extended_to=date(2026, 6, 8)).outputs.values()
    assert list(not_longer) == list(first)


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (datetime(2026, 6, 1, 22, 40, tzinfo=UTC), date(2026, 6, 1)),  # 23:40 in London
        (datetime(2026, 6, 2, 1, 0, tzinfo=UTC), date(2026, 6, 1)),
        (datetime(2026, 6, 2, 4, 59, tzinfo=UTC), date(2026, 6, 1)),
        (datetime(2026, 6, 2, 5, 0, tzinfo=UTC), date(2026, 6, 2)),  # 06:00 in London
        (datetime(2026, 3, 29, 4, 59, tzinfo=UTC), date(2026, 3, 28)),  # 05:59, after the clocks changed
        (datetime(2026, 3, 29, 5, 0, tzinfo=UTC), date(2026, 3, 29)),
    ],
)
def test_a_night_is_called_by_its_evening(moment: datetime, night: date) -> None:
    assert rules.tonight(moment) == night


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (datetime(2026, 6, 5, 8, 0, tzinfo=UTC), True),  # Friday 09:00
        (datetime(2026, 6, 5, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 6, 5, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 6, 5, 16, 0, tzinfo=UTC), False),  # 17:00
        (datetime(2026, 6, 6, 12, 0, tzinfo=UTC), False),  # Saturday
        (datetime(2026, 5, 25, 12, 0, tzinfo=UTC), False),  # bank holiday
    ],
)
def test_r_bed_04_office_hours(moment: datetime, open_: bool) -> None:
    calendar = calendar_of(Jurisdiction.ENGLAND_AND_WALES)
    assert rules.in_office_hours(moment, "09:00-17:00", calendar) is open_


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("12 Weir Lane, Rivermead", "12 Weir Lane"),
        ("Weir House\n12a Weir Lane\nRivermead", "12a Weir Lane"),
        ("Flat 2, 12 Weir Lane", "12 Weir Lane"),
        ("Weir House, The Old Mill, Rivermead", "The Old Mill"),
    ],
)
def test_what_of_an_address_leads_there(address: str, part: str) -> None:
    assert rules.telling_part("Weir House", address) == part
