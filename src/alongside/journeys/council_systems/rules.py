"""Rooms as a table has them: every line can be right, or the whole table is refused with the line and the reason."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from uuid import UUID

from alongside.foundations.kernel.moments import read_day
from alongside.foundations.kernel.results import Refused, shown
from alongside.rooms.beds.words import BedKind, RoomFor

NEEDED = ("house", "room", "first_night", "nights")
COLUMNS = (*NEEDED, "kind", "room_for", "step_free", "own_room")
YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
LONGEST_NAME = 60
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class RoomLine:
    line: int
    house_id: UUID
    room: str
    first_night: date
    nights: int
    kind: str
    room_for: str
    step_free: bool
    own_room: bool


def rooms_in(text: str, houses: Mapping[str, UUID]) -> list[RoomLine]:
    """`houses`: by their names in small letters."""
    found = [_room(number, row, houses) for number, row in _rows(text)]
    if not found:
        raise Refused("There is no room in this table.", f"It needs a first line with {', '.join(NEEDED)}.")
    return found


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = csv.reader(StringIO(text.replace("\x00", "?")), strict=True)
    try:
        columns = [name.strip().lower().replace(" ", "_") for name in next(lines, [])]
        _check_columns(columns)
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield lines.line_num, _row(lines.line_num, columns, cells)
    except csv.Error as error:
        raise at(lines.line_num, "this is not a line of a CSV file", str(error)) from None


def _check_columns(columns: list[str]) -> None:
    missing = [name for name in NEEDED if name not in columns]
    unknown = [name for name in columns if name and name not in COLUMNS]
    if missing:
        raise at(1, f"it needs columns {', '.join(NEEDED)}", f"Missing: {', '.join(missing)}")
    if unknown or len(set(columns)) < len(columns):
        raise at(
            1, f"{shown(unknown[0] if unknown else 'a column')} is unknown or there twice", "Take it out"
        )


def _row(line: int, columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(columns):
        raise at(line, "there are more cells than columns", "A comma inside a cell needs quotation marks")
    return dict(zip(columns, (cell.strip() for cell in cells), strict=False))


def _room(line: int, row: dict[str, str], houses: Mapping[str, UUID]) -> RoomLine:
    house = " ".join(row.get("house", "").split()).casefold()
    if house not in houses:
        raise at(
            line, f"{shown(row.get('house', ''))} is none of your houses", "Write its name as on the board"
        )
    return RoomLine(
        line=line,
        house_id=houses[house],
        room=_name(line, row.get("room", "")),
        first_night=_day(line, row.get("first_night", "")),
        nights=_number(line, row.get("nights", "")),
        kind=_one_of(line, row.get("kind", ""), BedKind.VOID, [BedKind.VOID, BedKind.OFFICE_SPACE]),
        room_for=_one_of(line, row.get("room_for", ""), RoomFor.ANY, list(RoomFor)),
        step_free=_yes(line, row.get("step_free", ""), False),
        own_room=_yes(line, row.get("own_room", ""), True),
    )


def _name(line: int, text: str) -> str:
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        raise at(line, f"{shown(text)} is no name of a room", f"Give 1 to {LONGEST_NAME} letters")
    return text


def _day(line: int, text: str) -> date:
    try:
        return read_day(text)
    except Refused as refused:
        raise at(line, refused.reason.rstrip("."), "") from None


def _number(line: int, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise at(line, f"{shown(text)} is no number of nights", "Write it like 3")
    return int(text)


def _one_of(line: int, text: str, usual: str, known: Iterable[str]) -> str:
    code = text.lower().replace(" ", "_") or str(usual)
    if code not in set(known):
        raise at(line, f"{shown(text)} is not one of {', '.join(known)}", "Or leave it empty")
    return code


def _yes(line: int, text: str, usual: bool) -> bool:
    if text.lower() not in {*YES, ""}:
        raise at(line, f"{shown(text)} is neither yes nor no", "Or leave it empty")
    return YES.get(text.lower(), usual)


def at(line: int, reason: str, next_step: str) -> Refused:
    return Refused(f"Line {line}: {reason}.", f"{next_step.rstrip('.')}." if next_step else "")


def guarded(cell: object) -> object:
    """So that a spreadsheet shows it, and does not take it for something to work out."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    sheet = StringIO()
    lines = csv.writer(sheet)
    lines.writerow(columns)
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return sheet.getvalue()
