"""Whether a house lies where somebody is not safe. Facts in, an answer out, and never a distance."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.foundations.kernel.places import Spot, may_touch, outcode_of
from alongside.foundations.kernel.rules import rule
from alongside.rooms.beds.words import AreaShape

SMALLEST_RADIUS = 500  # metres: nobody draws a ring around one house


class Nearness(StrEnum):
    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Zone:
    """`place` is a postcode, the first half of one, or a name. `spot` is where that is, if it is known."""

    shape: AreaShape
    place: str
    radius: int = 0
    spot: Spot | None = None


@dataclass(frozen=True, kw_only=True)
class HousePlace:
    """As much of where a house is as may be compared: of a hidden one no more than the first half of its postcode."""

    outcode: str = ""
    spot: Spot | None = None
    rough_area: str = ""


@rule(
    "R-BED-08",
    source="Westminster joint protocol; national audit of places of safety, suitability",
    confidence="SD",
)
def nearness(zone: Zone, house: HousePlace) -> Nearness:
    """No bed where the person was exploited or may be found; where it cannot be known, somebody must look."""
    if zone.shape is AreaShape.CIRCLE:
        return _to_circle(zone, house)
    if zone.shape is AreaShape.OUTCODE:
        return _either(outcode_of(zone.place) == house.outcode) if house.outcode else Nearness.UNKNOWN
    return Nearness.INSIDE if _names(zone.place, house.rough_area) else Nearness.UNKNOWN


def _to_circle(zone: Zone, house: HousePlace) -> Nearness:
    if zone.spot is None or house.spot is None:
        same = bool(house.outcode) and outcode_of(zone.place) == house.outcode
        return Nearness.INSIDE if same else Nearness.UNKNOWN
    return _either(may_touch(zone.spot, house.spot, zone.radius))


def _either(inside: bool) -> Nearness:
    return Nearness.INSIDE if inside else Nearness.OUTSIDE


def _names(place: str, rough_area: str) -> bool:
    """Whole words of the rough area that the house is listed under. A name alone proves no distance."""
    return f" {_plain(place)} " in f" {_plain(rough_area)} "


def _plain(words: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())
