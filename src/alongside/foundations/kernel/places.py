"""Places on the map: postcodes as people write them, and how far one place is from another."""

import re
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6_371_000  # metres
OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


@dataclass(frozen=True)
class Spot:
    """A place known as well as `reach` says: it lies within so many metres of the point."""

    latitude: float
    longitude: float
    reach: int = 0


def metres_between(here: Spot, there: Spot) -> float:
    """Between the two points, along the ground."""
    north = radians(there.latitude - here.latitude)
    east = radians(there.longitude - here.longitude)
    across = cos(radians(here.latitude)) * cos(radians(there.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(sin(north / 2) ** 2 + across)))


def may_touch(here: Spot, there: Spot, radius: int) -> bool:
    """Whether the two could lie within `radius` metres of one another, as far as they are known."""
    return metres_between(here, there) <= radius + here.reach + there.reach


def postcode_of(text: str) -> str:
    """`sw1a 1aa` as `SW1A1AA`, the first half alone as `SW1A`; nothing where it is neither."""
    squeezed = "".join(text.split()).upper()
    known = POSTCODE.fullmatch(squeezed) or OUTCODE.fullmatch(squeezed)
    return squeezed if known else ""


def outcode_of(postcode: str) -> str:
    whole = POSTCODE.fullmatch(postcode)
    return whole[1] if whole else postcode


def is_outcode(postcode: str) -> bool:
    return OUTCODE.fullmatch(postcode) is not None


def spaced(postcode: str) -> str:
    whole = POSTCODE.fullmatch(postcode)
    return f"{whole[1]} {whole[2]}" if whole else postcode


def distance(metres: int) -> str:
    return f"{metres} metres" if metres < 1000 else f"{metres / 1000:g} km"
