"""Where somebody is not safe, in words. Never on a page of a house."""

from collections.abc import Iterable

from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.places import distance, spaced
from alongside.rooms.beds.models import ExclusionArea
from alongside.rooms.beds.queries.nearness import Stop
from alongside.rooms.beds.words import AreaShape


def area_in_words(area: ExclusionArea) -> str:
    if area.shape == AreaShape.CIRCLE:
        return f"within {distance(area.radius or 0)} of {spaced(area.place)}"
    return f"in {area.place}" if area.shape == AreaShape.OUTCODE else f"at “{area.place}”"


def unsafe_lines(stops: Iterable[Stop]) -> list[str]:
    """Of a hidden house no more is said than that it may be there."""
    return [
        f"This house is, or may be, {area_in_words(stop.area)}, where they are not safe. "
        f"{stop.area.added_by.full_name} wrote that down, {full_moment(stop.area.added_at)}."
        for stop in stops
    ]
