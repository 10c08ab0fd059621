"""Reading where postcodes are: ONSPD, NSPL, or any CSV file with a postcode, a latitude and a longitude."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.foundations.kernel.places import Spot, is_outcode, postcode_of
from alongside.foundations.kernel.results import Refused, shown

if TYPE_CHECKING:
    from alongside.rooms.directory.actions.postcodes import Placed

CODE = ("pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode", "outcode")
NORTH, EAST, REACH = ("lat", "latitude"), ("long", "longitude", "lng"), ("reach",)
NOWHERE = 99.0  # both files write 99.999999 where nobody knows the place
REACH_OF_HALF = (
    5000  # metres, where a file holds the first half of a postcode and does not say how wide it is
)
WIDEST = 60_000


@dataclass(frozen=True)
class Columns:
    code: int
    north: int
    east: int
    reach: int | None


def read(path: Path) -> Iterator["Placed"]:
    """A line that cannot be right refuses the whole file. One without a place is left out, as the files have them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            columns = _columns(path.name, next(lines, []))
            for line in lines:
                if line and (placed := _placed(f"{path.name}, line {lines.line_num}", columns, line)):
                    yield placed
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{path.name} is not a CSV file in UTF-8.") from error


def _columns(name: str, header: list[str]) -> Columns:
    named = {title.strip().lower(): number for number, title in reversed(list(enumerate(header)))}
    code, north, east = (_one_of(named, names) for names in (CODE, NORTH, EAST))
    if code is None or north is None or east is None:
        raise Refused(
            f"{name}, line 1: it needs columns for the postcode ({', '.join(CODE)}), "
            f"the latitude ({', '.join(NORTH)}) and the longitude ({', '.join(EAST)})."
        )
    return Columns(code, north, east, _one_of(named, REACH))


def _one_of(named: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((named[name] for name in names if name in named), None)


def _placed(where: str, columns: Columns, line: list[str]) -> "Placed | None":
    from alongside.rooms.directory.actions.postcodes import Placed

    if len(line) <= max(columns.code, columns.north, columns.east, columns.reach or 0):
        raise Refused(f"{where}: there are too few columns.")
    code = postcode_of(line[columns.code])
    if not code:
        raise Refused(f"{where}: {shown(line[columns.code])} is no postcode.")
    if not line[columns.north].strip() or _number(where, line[columns.north], 100) > NOWHERE:
        return None
    north, east = _number(where, line[columns.north], 90), _number(where, line[columns.east], 180)
    return Placed(code, Spot(north, east, _reach(where, columns, line) if is_outcode(code) else 0))


def _reach(where: str, columns: Columns, line: list[str]) -> int:
    if columns.reach is None or not line[columns.reach].strip():
        return REACH_OF_HALF
    return int(_number(where, line[columns.reach], WIDEST))


def _number(where: str, text: str, most: int) -> float:
    try:
        number = float(text)
    except ValueError:
        number = most + 1
    if not -most <= number <= most:
        raise Refused(f"{where}: {shown(text)} is no number between -{most} and {most}.")
    return number
