"""When a yes counts."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from alongside.foundations.kernel.rules import rule
from alongside.rooms.choices.words import REQUIRED, Point


class Missing(NamedTuple):
    """What has still to be recorded before a yes counts: points in their order, and the interpreter need."""

    points: tuple[Point, ...]
    interpreter: bool

    @property
    def words(self) -> list[str]:
        said = [f"({point.letter}) {point.words}" for point in self.points]
        return [*said, "Whether an interpreter is needed"] if self.interpreter else said

    def __bool__(self) -> bool:
        return bool(self.points) or self.interpreter


@rule("R-NRM-02", source="Home Office First Responder Toolkit, April 2026; platform rule", confidence="OD")
def consent_misses(explained: AbstractSet[Point], *, interpreter_recorded: bool) -> Missing:
    """An adult's yes counts once all eight points were explained and the need of an interpreter is recorded."""
    return Missing(tuple(point for point in Point if point in REQUIRED - explained), not interpreter_recorded)


def explained_in(sessions: Iterable[AbstractSet[Point]]) -> frozenset[Point]:
    """Short sessions add up: less is said in each, and nothing is lost."""
    return frozenset().union(*sessions)
