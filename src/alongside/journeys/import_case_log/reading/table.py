from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.foundations.kernel.results import Refused, shown

COLUMNS = ("case", "at", "event", "who", "value")
HEADER = ",".join(COLUMNS)
Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one row, without the spaces around it. `spill` says that it has cells beyond the columns."""

    line: int
    case: str
    at: str = ""
    event: str = ""
    who: str = ""
    value: str = ""
    spill: bool = False


def rows_of(name: str, lines: Iterable[Line]) -> list[Row]:
    filled = _filled(lines)
    places = _places(name, next(filled, None))
    rows = [_row(line, cells, places) for line, cells in filled]
    if not rows:
        raise Refused(f"{name} holds no rows below its header.")
    return rows


def _filled(lines: Iterable[Line]) -> Iterator[Line]:
    for line, cells in lines:
        trimmed = [" ".join(cell.split()) for cell in cells]
        if any(trimmed):
            yield line, trimmed


def _places(name: str, header: Line | None) -> dict[str, int]:
    if header is None:
        raise Refused(f"{name} is empty.", f"A case log begins with the header {HEADER}.")
    names = [cell.lower() for cell in header[1]]
    while names and not names[-1]:
        names.pop()
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        wanted = f"The header {HEADER} is missing in {name}"
        raise Refused(f"{wanted}: there is no column {', '.join(missing)}.")
    if len(names) > len(COLUMNS):
        extra = next(cell for place, cell in enumerate(names) if cell not in COLUMNS or cell in names[:place])
        raise Refused(f"{name} has a column {shown(extra)} that a case log has not.", f"Keep {HEADER}.")
    return {column: names.index(column) for column in COLUMNS}


def _row(line: int, cells: list[str], places: dict[str, int]) -> Row:
    known = {column: cells[place] for column, place in places.items() if place < len(cells)}
    return Row(line, known.pop("case", ""), **known, spill=any(cells[len(COLUMNS) :]))
