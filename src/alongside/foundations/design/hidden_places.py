"""Whoever types where a hidden place is, into words that others will read, is asked whether they mean to.

Only of places that they may know of anyway: nobody learns of one by guessing. The room that knows the places says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.answers import typed

MEANT = "address_meant"
MEANT_FOR_IT = {"address", "postcode", "way_in"}  # fields that ask for one
SHORTEST = 6  # letters and digits: "12 Elm" names no place by itself, a postcode does


@dataclass(frozen=True)
class HiddenPlace:
    name: str
    lines: tuple[str, ...]


Known = Callable[[Viewer], Iterable[HiddenPlace]]
_known: Known | None = None


def keep(known: Known) -> None:
    """Called once, at start-up, by the room that has the places."""
    global _known
    _known = known


def typed_in(request: Request) -> str:
    """The name of the hidden place that was typed, unless it was said that this is meant."""
    written = [_letters(text) for name, text in typed(request) if name not in MEANT_FOR_IT]
    if MEANT in request.POST or not any(len(text) >= SHORTEST for text in written):
        return ""
    places = _known(request.viewer) if _known else ()
    return next((place.name for place in places if _is_in(place, written)), "")


def _is_in(place: HiddenPlace, written: list[str]) -> bool:
    told = [line for line in map(_letters, place.lines) if len(line) >= SHORTEST]
    return any(line in text for line in told for text in written)


def _letters(text: str) -> str:
    """However it is spaced, cased and punctuated."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
