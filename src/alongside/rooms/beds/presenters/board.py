"""How the board and its houses are said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from alongside.foundations.design.words import WEEKDAYS, short_day
from alongside.rooms.beds.models import Bed, NightsOffered, OutOfService, Premises, PremisesAddress
from alongside.rooms.beds.queries.board import BedRow
from alongside.rooms.beds.words import BedKind, Night, Payer, PlaceKind, RoomFor

Cells = dict[str, object]
CELLS = {
    Night.FREE: "free",
    Night.MADE_READY: "held",
    Night.OUT_OF_SERVICE: "closed",
    Night.NOT_OFFERED: "closed",
}


@dataclass(frozen=True)
class HouseBoard:
    """One house of the board. `where` is there only for those who may know it."""

    house: Premises
    where: PremisesAddress | None
    nights: list[dict[str, str]]
    rows: list[dict[str, object]]

    @property
    def about(self) -> str:
        return about_house(self.house)

    @property
    def payer(self) -> str:
        return payer(self.house)


def boards(rows: Sequence[BedRow], addresses: Mapping[UUID, PremisesAddress]) -> list[HouseBoard]:
    grouped = groupby(rows, key=lambda row: row.bed.premises)
    return [_house_board(house, list(beds), addresses.get(house.pk)) for house, beds in grouped]


def _house_board(house: Premises, rows: list[BedRow], where: PremisesAddress | None) -> HouseBoard:
    nights = [
        {"text": WEEKDAYS[night.weekday()][:3], "sub": f"{night.day}/{night.month}"}
        for night, _ in rows[0].dated
    ]
    return HouseBoard(house, where, nights, [_board_row(row) for row in rows])


def _board_row(row: BedRow) -> dict[str, object]:
    return {
        "name": row.bed.label,
        "note": ". ".join(part for part in (traits(row.bed), not_signed_out(row), closings(row)) if part),
        "cells": [_cell(row, night, state) for night, state in row.dated],
    }


def _cell(row: BedRow, night: date, state: Night) -> Cells:
    if state is Night.TAKEN:
        return {"state": "taken", "text": "Taken"}
    if row.should_have_left and night == row.first:
        return {"state": "held", "text": "Not signed out"}
    if not row.in_service:
        return {"state": "closed", "text": "Closed"}
    return {"state": CELLS[state], "text": state.words}


def closings(row: BedRow) -> str:
    """Nights on which nobody can have it, and why."""
    return ". ".join(f"Out of service {span(one)}: {one.reason}" for one in row.closings)


def span(closing: OutOfService) -> str:
    first, last = closing.occupancy.check_in, closing.occupancy.leaves - timedelta(days=1)
    return f"on {short_day(first)}" if last == first else f"from {short_day(first)} to {short_day(last)}"


def about_house(house: Premises) -> str:
    """Where it is, roughly, and what it is like; in the order in which somebody asks."""
    kind = PlaceKind(house.kind)
    words = [house.area, kind.words.lower() if kind in (PlaceKind.NIGHT_CENTRE, PlaceKind.HOTEL) else ""]
    words += ["somebody on duty all night" if house.staffed_24h else "nobody on duty at night"]
    words += ["interpreter by telephone"] if house.interpreter_phone else []
    words += ["children can stay with them"] if house.children else []
    words += ["animals are let in"] if house.pets else []
    return ", ".join(part for part in words if part)


def payer(house: Premises) -> str:
    """A bed that somebody must pay for says who could: it is never left out of a list for that."""
    if house.payer == Payer.NO_CHARGE:
        return ""
    who = house.payer_words or "ask the council who could pay"
    return f"{Payer(house.payer).words}. Who else could pay: {who}"


def not_signed_out(row: BedRow) -> str:
    day_of_leaving = row.should_have_left
    return f"Should have left on {short_day(day_of_leaving)}, not signed out" if day_of_leaving else ""


def traits(bed: Bed) -> str:
    words = [RoomFor(bed.room_for).words]
    words += ["no steps"] if bed.step_free else []
    words += ["own room"] if bed.own_room else ["shared room"]
    words += [BedKind(bed.kind).words.lower()] if bed.kind != BedKind.BED else []
    words += ["only on nights that the house offers"] if bed.by_the_night else []
    words += [f"closed: {bed.closed_why}"] if bed.closed_at else []
    return ", ".join(words)


def offers(found: Iterable[NightsOffered], tonight: date) -> list[dict[str, object]]:
    """Rooms that a house has on the board for some nights."""
    return [
        {
            "offer": one,
            "room": f"{one.bed.label}, {one.bed.premises.name}",
            "when": _nights_offered(max(one.nights.lower, tonight), one.nights.upper, tonight),
            "traits": traits(one.bed),
        }
        for one in found
    ]


def _nights_offered(first: date, end: date, tonight: date) -> str:
    start = "tonight" if first == tonight else short_day(first)
    last = end - timedelta(days=1)
    return f"For {start}" if last == first else f"From {start} to {short_day(last)}"
