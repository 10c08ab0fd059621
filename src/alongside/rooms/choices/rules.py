"""When a yes counts, and what may be shown to whom."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from alongside.foundations.kernel.rules import rule
from alongside.rooms.choices.words import REQUIRED, Capacity, LawfulBasis, Point, SpecialCondition, Understood


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


class Gate(StrEnum):
    """What R-DP-03 answers."""

    ALLOW = "allow"
    ALLOW_AND_REVIEW = "allow_and_review"
    NEEDS_SECOND_PERSON = "needs_second_person"
    DENY = "deny"


@rule("R-DP-03", source="UK GDPR Articles 6 and 9; platform rule", confidence="GD")
def share_gate(
    *,
    to_enforcement: bool,
    consent_stands: bool,
    basis: LawfulBasis | None,
    special_condition: SpecialCondition | None,
    names_parts: bool,
    has_reason: bool,
) -> Gate:
    """Consent, or a ground in law with a condition, a reason and a second person; never to immigration enforcement."""
    if to_enforcement or not names_parts:
        return Gate.DENY
    if consent_stands:
        return Gate.ALLOW
    if basis is None or special_condition is None or not has_reason:
        return Gate.DENY
    return Gate.ALLOW_AND_REVIEW if basis is LawfulBasis.VITAL_INTEREST else Gate.NEEDS_SECOND_PERSON


def yes_lacks(
    *,
    language: str,
    explained_by: str,
    interpreter_needed: bool | None,
    interpreter_there: bool | None,
    capacity: Capacity | None,
    understood: Understood | None,
) -> list[str]:
    """What keeps a yes to sharing from standing: our own rule, stricter than the law asks."""
    checks = (
        (bool(language), "the language in which it was explained"),
        (bool(explained_by), "who explained it"),
        (interpreter_needed is not None, "whether an interpreter is needed"),
        (
            not interpreter_needed or interpreter_there is True,
            "an interpreter, who is needed and was not there",
        ),
        (capacity in (Capacity.NO_DOUBT, Capacity.LOOKED_INTO), "that they can decide this now"),
        (understood in (Understood.TOLD_BACK, Understood.ANSWERED), "that they understood it"),
    )
    return [words for holds, words in checks if not holds]
