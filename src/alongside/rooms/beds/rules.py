"""The rules of emergency beds: facts in, an answer out."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from alongside.foundations.kernel.calendars import Calendar
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.rules import rule
from alongside.rooms.beds.states import ExtensionState, RequestState
from alongside.rooms.beds.words import BedKind, Reason, RoomFor, Wish

WESTMINSTER = "Westminster joint protocol, in the Local Government Association's case study"
CHECK_LASTS = timedelta(days=3 * 365)  # our own choice: how long a check of a driver is relied on
STREET = re.compile(r"\d+\w?\s+[^\W\d]{3}")  # "12a Weir Lane", and not "Flat 2"
NIGHT_ENDS = timedelta(hours=6)  # who comes at two in the morning still sleeps the night before


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What the person said they need of a room. Never who they are."""

    wish: Wish = Wish.MIXED
    step_free: bool = False
    own_room: bool = False
    staffed: bool = False
    interpreter: bool = False
    children: bool = False
    pets: bool = False


@dataclass(frozen=True, kw_only=True)
class Room:
    room_for: RoomFor = RoomFor.ANY
    kind: BedKind = BedKind.BED
    step_free: bool = False
    own_room: bool = False
    staffed: bool = False
    interpreter: bool = False
    children: bool = False
    pets: bool = False


@rule("R-BED-01", source=WESTMINSTER, confidence="S")
def is_eligible(reason: Reason, among: Collection[Reason]) -> bool:
    """Beds are for recent victims of crime, where the NRM is exhausted, or reasonable grounds are awaited.

    `among` are the reasons that the area agreed on: those three where it has agreed on nothing of its own.
    """
    return reason in among


def days_in_order(look_day: int, decide_day: int, most_nights: int) -> bool:
    """R-BED-06: a next place is looked for, then more nights decided, then comes the last night."""
    return 1 <= look_day < decide_day < most_nights


@rule("R-BED-02", source=WESTMINSTER, confidence="S")
def request_state(*, trusted: bool, approved: bool | None) -> RequestState:
    """A trusted referrer is accepted directly; every other agency waits for the council's approval first."""
    if trusted or approved:
        return RequestState.ACCEPTED
    return RequestState.PENDING_APPROVAL if approved is None else RequestState.REFUSED


@rule("R-BED-04", source=WESTMINSTER, confidence="SD", policies=("office-hours",))
def extension_state(*, hostel: bool | None, council: bool | None) -> ExtensionState:
    """A stay grows longer only when hostel and council both say yes; one no refuses it."""
    if hostel is False or council is False:
        return ExtensionState.REFUSED
    return ExtensionState.GRANTED if hostel and council else ExtensionState.ASKED


@rule("R-BED-05", source=WESTMINSTER, confidence="SD")
def unsuitable_because(needs: Needs, room: Room) -> tuple[str, ...]:
    """A bed is suitable by what it is and what was asked for, never by nationality, status or recourse."""
    return tuple(_misfits(needs, room))


def _misfits(needs: Needs, room: Room) -> Iterator[str]:
    if room.room_for not in needs.wish.suits:
        yield f"The room is “{room.room_for.words.lower()}”, they asked for “{needs.wish.words.lower()}”"
    if needs.step_free and not room.step_free:
        yield "There are steps"
    if needs.own_room and not room.own_room:
        yield "The room is shared"
    if needs.staffed and not room.staffed:
        yield "Nobody is on duty at night"
    if needs.interpreter and not room.interpreter:
        yield "No interpreter can be reached by telephone there"
    if needs.children and not room.children:
        yield "No children can stay there with them"
    if needs.pets and not room.pets:
        yield "No animals are let in"


class Lack(StrEnum):
    """What a free bed does not have of what was asked for: counted, so that an area knows which beds it needs."""

    ROOM_FOR = "room_for"
    STEP_FREE = "step_free"
    OWN_ROOM = "own_room"
    STAFFED = "staffed"
    INTERPRETER = "interpreter"
    CHILDREN = "children"
    PETS = "pets"
    NOT_SAFE = "not_safe"

    @property
    def words(self) -> str:
        return {
            Lack.ROOM_FOR: "a room among women, or among men",
            Lack.STEP_FREE: "no steps",
            Lack.OWN_ROOM: "a room of their own",
            Lack.STAFFED: "somebody on duty all night",
            Lack.INTERPRETER: "an interpreter by telephone",
            Lack.CHILDREN: "a place for their children",
            Lack.PETS: "a place for an animal",
            Lack.NOT_SAFE: "a house away from where they are not safe",
        }[self]


ROOM_HAS = (Lack.STEP_FREE, Lack.OWN_ROOM, Lack.STAFFED, Lack.INTERPRETER, Lack.CHILDREN, Lack.PETS)


def lacking(needs: Needs, rooms: Iterable[Room]) -> tuple[Lack, ...]:
    """R-BED-05: what every one of these rooms lacks; where each lacks something else, all of it."""
    each = [set(_lacks(needs, room)) for room in rooms]
    common = set.intersection(*each) if each else set[Lack]()
    return tuple(sorted(common or set().union(*each)))


def _lacks(needs: Needs, room: Room) -> Iterator[Lack]:
    if room.room_for not in needs.wish.suits:
        yield Lack.ROOM_FOR
    for lack in ROOM_HAS:
        if getattr(needs, lack) and not getattr(room, lack):
            yield lack


def preference(kind: BedKind) -> int:
    """R-BED-05: beds and empty rooms before office space."""
    return list(BedKind).index(kind)


def tonight(now: datetime) -> date:
    """The night that is coming, or that has not ended yet: a night is called by the evening it begins."""
    return (in_london(now).replace(tzinfo=None) - NIGHT_ENDS).date()


def should_have_left(leaves: date, night: date) -> bool:
    """From the night on that is not theirs any more."""
    return leaves <= night


def in_office_hours(moment: datetime, hours: str, calendar: Calendar) -> bool:
    """R-BED-04: Monday to Friday within `hours`, bank holidays of the jurisdiction left out."""
    opens, closes = map(time.fromisoformat, hours.split("-"))
    wall = in_london(moment)
    return calendar.is_working_day(wall.date()) and opens <= wall.time() < closes


def is_known_driver(checked_on: date, today: date) -> bool:
    """Checked, and not longer ago than CHECK_LASTS: people are driven by nobody else."""
    return checked_on <= today <= checked_on + CHECK_LASTS


def night_number(check_in: date, night: date) -> int:
    """R-BED-06: the day of check-in is day 1."""
    return (night - check_in).days + 1


def telling_part(name: str, address: str) -> str:
    """What of an address leads there by itself: the number with its street, or else how the address begins.

    The name of the house is no part of it: that may be written.
    """
    parts = [part.strip() for part in re.split(r"[,\n]", address)]
    parts = [part for part in parts if part and part.casefold() != name.casefold()]
    return next((part for part in parts if STREET.match(part)), parts[0] if parts else "")
