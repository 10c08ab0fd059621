"""How the board and its houses are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from alongside.foundations.design.words import WEEKDAYS, short_day
from alongside.rooms.beds.models import Bed, Premises, PremisesAddress
from alongside.rooms.beds.queries.board import BedRow
from alongside.rooms.beds.words import BedKind, RoomFor

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
