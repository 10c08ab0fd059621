"""How two people who may be one are told apart, who counts as a child, how long a case is kept. Pure functions."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.kernel.periods import calendar_months
from alongside.foundations.kernel.rules import rule
from alongside.rooms.people.words import AgeStatus

Tokens = tuple[str, ...]

NEAR_ENOUGH_ALONE = 0.925  # names alone: a first name and its other spelling, not two names that rhyme
NEAR_ENOUGH_WITH_BIRTH = 0.84  # with a date of birth that fits, a looser likeness is worth a telephone call
SAME_CONSONANTS = 0.95  # Selam and Salam, Mohamed and Muhammad: only the vowels were written otherwise
COMPARED_TOKENS = 8  # nobody's name is told apart by its ninth word, and a pasted page must stay cheap

_WORD = re.compile(r"[a-z0-9]+")
_VOWELS = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


@rule("R-NRM-03", source="Modern Slavery Act 2015, section 51", confidence="O")
def treat_as_child(age_status: AgeStatus) -> bool:
    """While there is doubt, a person who may be under 18 is treated as a child."""
    return age_status is not AgeStatus.ADULT


@dataclass(frozen=True, kw_only=True)
class Life:
    """What decides how long a case is kept. One that is open, or open again, is not asked for."""

    opened_on: date
    closed_on: date
    treated_as_child: bool
    born: PartDate | None = None


@rule(
    "R-RETAIN-01",
    source="no one source: the schedules of the partners differ",
    confidence="D",
    policies=("retention-years-after-closure", "retention-until-birthday", "retention-years-after-opening"),
    words="A case is kept for 7 years after it was closed; of somebody who was under 18 then, until their 25th"
    " birthday, or, where nobody knows when they were born, for 25 years from its opening. An open case is kept.",
)
def keep_until(life: Life, *, years: int, birthday: int, years_unborn: int) -> date:
    """The last day. Of a date of birth known in part the latest day counts; the longer of two periods always."""
    periods = [_years_after(life.closed_on, years)]
    if life.born is not None:
        periods.append(_years_after(life.born.latest, birthday))
    elif life.treated_as_child:
        periods.append(_years_after(life.opened_on, years_unborn))
    return max(periods)


@rule(
    "R-RETAIN-02",
    source="no one source: the schedules of the partners differ",
    confidence="D",
    policies=("retention-worker-years",),
)
def name_kept_until(left_on: date, *, years: int) -> date:
    """The name and the address of a worker are kept for 7 years after their last day. A guest's go with the case."""
    return _years_after(left_on, years)


def _years_after(day: date, years: int) -> date:
    return calendar_months(day, 12 * years)


class Birth(StrEnum):
    """Two dates of birth beside each other. Unknown is neither equal nor different."""

    UNKNOWN = "unknown"
    FITS = "fits"
    DIFFERS = "differs"


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What is compared of a person: names, and a date of birth as far as it is known. Never a nationality."""

    names: frozenset[Tokens]
    born: PartDate | None = None


def likeness_of(names: Iterable[str], born: PartDate | None = None) -> Likeness:
    return Likeness(names=frozenset(filter(None, map(fold, names))), born=born)


def fold(name: str) -> Tokens:
    """A name in plain Latin words. One that folds to nothing is unknown, and equals no other."""
    letters = "".join(letter if _is_of_a_name(letter) else " " for letter in name)
    return tuple(_WORD.findall(anyascii(letters).casefold()))[:COMPARED_TOKENS]


def _is_of_a_name(letter: str) -> bool:
    """Letters, digits and the marks on letters; pictures have names of their own and are no name."""
    return unicodedata.category(letter)[0] in "LMN"


def name_likeness(one: Likeness, other: Likeness) -> float:
    """0 to 1, for the two names of theirs that are nearest; 0 where either has none to compare."""
    return max((_aligned(a, b) for a in one.names for b in other.names), default=0.0)


def _aligned(one: Tokens, other: Tokens) -> float:
    """The words of the shorter name, each with its best partner in the longer, in whatever order they stand."""
    few, many = sorted((one, other), key=lambda tokens: (len(tokens), tokens))
    pairs = sorted(
        ((_word_likeness(a, b), i, j) for i, a in enumerate(few) for j, b in enumerate(many)),
        reverse=True,
    )
    taken: dict[int, float] = {}
    partners: set[int] = set()
    for nearness, i, j in pairs:
        if i not in taken and j not in partners:
            taken[i] = nearness
            partners.add(j)
    weights = [len(token) for token in few]
    return sum(taken[i] * weight for i, weight in enumerate(weights)) / sum(weights)


def _word_likeness(one: str, other: str) -> float:
    nearness: float = JaroWinkler.similarity(one, other)
    consonants = _consonants(one)
    if len(consonants) >= 3 and consonants == _consonants(other):
        return max(nearness, SAME_CONSONANTS)
    return nearness


def _consonants(word: str) -> str:
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def birth_likeness(one: PartDate | None, other: PartDate | None) -> Birth:
    """Fits: the known parts agree, or day and month are swapped, or the year is one off."""
    if one is None or other is None:
        return Birth.UNKNOWN
    if _agrees(one, other) or _agrees(one, _swapped(other)):
        return Birth.FITS
    return Birth.DIFFERS


def _agrees(one: PartDate, other: PartDate | None) -> bool:
    if other is None or abs(one.year - other.year) > 1:
        return False
    known = [(one.month, other.month), (one.day, other.day)]
    return all(a == b for a, b in known if a is not None and b is not None)


def _swapped(date: PartDate) -> PartDate | None:
    if date.day is None or date.month is None or date.day > 12:
        return None
    return PartDate(date.year, date.day, date.month)


def looks_alike(one: Likeness, other: Likeness) -> bool:
    """Worth a call between two workers; never more than that."""
    born = birth_likeness(one.born, other.born)
    if born is Birth.DIFFERS:
        return False
    needed = NEAR_ENOUGH_WITH_BIRTH if born is Birth.FITS else NEAR_ENOUGH_ALONE
    return name_likeness(one, other) >= needed
