"""How beds and stays are said on pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import WEEKDAYS, counted, day, full_moment, short_day
from alongside.rooms.beds.models import (
    Bed,
    BedRequest,
    Departure,
    DestinationLearned,
    Extension,
    ExtensionAnswer,
    Premises,
    PremisesAddress,
    Stay,
)
from alongside.rooms.beds.queries.board import BedRow
from alongside.rooms.beds.queries.rota import Answering
from alongside.rooms.beds.rules import is_eligible, night_number, should_have_left
from alongside.rooms.beds.states import EXTENSION, REQUEST, STAY, ExtensionState, RequestState, StayState
from alongside.rooms.beds.words import BedKind, Destination, RoomFor, Side

Cells = dict[str, object]


@dataclass(frozen=True)
class HouseBoard:
    """One house of the board. `where` is there only for those who may know it."""

    house: Premises
    where: PremisesAddress | None
    nights: list[dict[str, str]]
    rows: list[dict[str, object]]

    @property
    def about(self) -> str:
        staffed = "somebody on duty all night" if self.house.staffed_24h else "nobody on duty at night"
        return ", ".join(part for part in (self.house.area, staffed) if part)


def boards(rows: Sequence[BedRow], addresses: Mapping[UUID, PremisesAddress]) -> list[HouseBoard]:
    grouped = groupby(rows, key=lambda row: row.bed.premises)
    return [_house_board(house, list(beds), addresses.get(house.pk)) for house, beds in grouped]


def _house_board(house: Premises, rows: list[BedRow], where: PremisesAddress | None) -> HouseBoard:
    nights = [
        {"text": WEEKDAYS[night.weekday()][:3], "sub": f"{night.day}/{night.month}"}
        for night, _ in rows[0].nights
    ]
    return HouseBoard(house, where, nights, [_board_row(row) for row in rows])


def _board_row(row: BedRow) -> dict[str, object]:
    return {
        "name": row.bed.label,
        "note": ". ".join(part for part in (traits(row.bed), not_signed_out(row)) if part),
        "cells": [_cell(row, night, taken) for night, taken in row.nights],
    }


def _cell(row: BedRow, night: date, taken: bool) -> Cells:
    if taken:
        return {"state": "taken", "text": "Taken"}
    if row.should_have_left and night == row.first:
        return {"state": "held", "text": "Not signed out"}
    return {"state": "free", "text": "Free"} if row.in_service else {"state": "closed", "text": "Closed"}


def not_signed_out(row: BedRow) -> str:
    day_of_leaving = row.should_have_left
    return f"Should have left on {short_day(day_of_leaving)}, not signed out" if day_of_leaving else ""


def traits(bed: Bed) -> str:
    words = [RoomFor(bed.room_for).words]
    words += ["no steps"] if bed.step_free else []
    words += ["own room"] if bed.own_room else ["shared room"]
    words += [BedKind(bed.kind).words.lower()] if bed.kind != BedKind.BED else []
    words += [f"closed: {bed.closed_why}"] if bed.closed_at else []
    return ", ".join(words)


@dataclass(frozen=True)
class StayCard:
    """A stay as the hostel and the case see it. `tonight` is the night that counts now."""

    stay: Stay
    tonight: date

    @property
    def bed(self) -> str:
        bed = self.stay.occupancy.bed
        return f"{bed.label}, {bed.premises.name}"

    @property
    def state(self) -> str:
        return STAY.words[StayState(self.stay.state)]

    @property
    def is_expected(self) -> bool:
        return self.stay.state == StayState.BOOKED

    @property
    def is_here(self) -> bool:
        return self.stay.state == StayState.ARRIVED

    @property
    def tone(self) -> str:
        return "warn" if self.should_have_left or self.is_late else "good" if self.is_here else "info"

    @property
    def last_night(self) -> date:
        return self.stay.occupancy.leaves - timedelta(days=1)

    @property
    def nights(self) -> int:
        return (self.stay.occupancy.leaves - self.stay.occupancy.check_in).days

    @property
    def is_late(self) -> bool:
        """Expected on a night that is over."""
        return self.is_expected and self.stay.occupancy.check_in < self.tonight

    @property
    def should_have_left(self) -> bool:
        return self.is_here and should_have_left(self.stay.occupancy.leaves, self.tonight)

    @property
    def when(self) -> str:
        held = self.stay.occupancy
        if self.is_late:
            return f"Expected on {short_day(held.check_in)} and not marked as arrived"
        if self.is_expected:
            return f"Comes on {short_day(held.check_in)}, for {counted(self.nights, 'night')}"
        if self.should_have_left:
            return f"Should have left on {short_day(held.leaves)}, not signed out"
        if self.is_here:
            return (
                f"Night {night_number(held.check_in, self.tonight)} of {self.nights}, {self.leaves_in_words}"
            )
        return f"From {day(held.check_in)} to {day(held.leaves)}"

    @property
    def leaves_in_words(self) -> str:
        return f"leaves on {short_day(self.stay.occupancy.leaves)}"


def at_the_door(stay: Stay) -> list[dict[str, str]]:
    """All that a hostel is told of somebody, besides their name and when they come and go."""
    return [
        {"key": "To keep them safe", "value": stay.keeps_them_safe},
        {"key": "Allergies", "value": stay.allergies},
    ]


def where_to(stay: Stay) -> list[dict[str, str]]:
    """Where the stay led to: what was said at the door, and what was learned since."""
    left = Departure.objects.filter(stay=stay).select_related("departed_by").first()
    if left is None:
        return []
    since = DestinationLearned.objects.filter(stay=stay).select_related("learned_by")
    return [
        _went("When they left", left.destination, left.departed_by, left.departed_at),
        *(_went("Learned since", row.destination, row.learned_by, row.learned_at) for row in since),
    ]


def _went(key: str, destination: str, by: User, at: datetime) -> dict[str, str]:
    note = f"Written by {by.full_name}, {full_moment(at)}"
    return {"key": key, "value": Destination(destination).words, "note": note}


def cards(stays: Iterable[Stay], tonight: date) -> list[StayCard]:
    return [StayCard(stay, tonight) for stay in stays]


def request_rows(request: BedRequest) -> list[dict[str, str]]:
    """What was asked for, in pairs."""
    needs = [words for asked, words in _needs(request) if asked]
    return [
        {"key": "Name to call", "value": request.name_to_call},
        {"key": "From", "value": f"{day(request.check_in)}, {counted(request.nights, 'night')}"},
        {"key": "Why", "value": _why(request), "note": _outside_the_protocol(request)},
        {"key": "Sleeps with", "value": request.needs.wish.words},
        {"key": "Needs", "value": ", ".join(needs) or "Nothing else asked for"},
        {"key": "To keep them safe", "value": request.keeps_them_safe},
        {"key": "Allergies", "value": request.allergies},
        {"key": "Asked by", "value": f"{request.requested_by.full_name}, {request.agency.name}"},
    ]


def _needs(request: BedRequest) -> list[tuple[bool, str]]:
    return [
        (request.step_free, "no steps"),
        (request.own_room, "a room of their own"),
        (request.staffed, "somebody on duty all night"),
    ]


def _why(request: BedRequest) -> str:
    return ". ".join(part for part in (request.why.words, request.reason_words) if part)


def _outside_the_protocol(request: BedRequest) -> str:
    """R-BED-01 warns and does not stop."""
    return "" if is_eligible(request.why) else "Not one of the three reasons of the protocol: look closely."


def request_state(request: BedRequest) -> str:
    return REQUEST.words[RequestState(request.state)]


def extension_lines(extensions: Iterable[Extension]) -> list[dict[str, object]]:
    return [
        {"extension": found, "state": EXTENSION.words[ExtensionState(found.state)], "leaves": found.leaves}
        for found in extensions
    ]


def side_lines(extension: Extension, now: Mapping[Side, Answering]) -> list[dict[str, str]]:
    """What each side said; of one that has not, who can answer at this hour."""
    said = {answer.side: answer for answer in extension.answers.select_related("answered_by")}
    return [_side_line(side, said.get(side), now[side]) for side in Side]


def _side_line(side: Side, answer: ExtensionAnswer | None, now: Answering) -> dict[str, str]:
    if answer is None:
        return {"key": side.words, "value": "Not answered yet", "note": f"Answers now: {now.words}"}
    words = "Yes" if answer.granted else "No"
    note = f"{answer.answered_by.full_name}, {full_moment(answer.answered_at)}"
    return {"key": side.words, "value": f"{words}. {answer.reason}" if answer.reason else words, "note": note}
