"""Facts as they are typed, `key=value`, read strictly: what cannot be read is refused in one sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.moments import read_day, read_moment
from alongside.foundations.kernel.results import Refused, shown
from alongside.rooms.clocks.rules.support import Outcome

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    read: Callable[[str], Any]
    example: str
    needed: bool = True


def _yes_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise Refused(f"{shown(text)} is not an answer: say true or false.")
    return text == "true"


def _one_of(choices: type[E]) -> Callable[[str], E]:
    def read(text: str) -> E:
        try:
            return choices(text)
        except ValueError:
            raise Refused(f"{shown(text)} is not known: say {' or '.join(choices)}.") from None

    return read


def day(name: str, *, needed: bool = True) -> Fact:
    return Fact(name, read_day, "2026-03-02", needed)


def moment(name: str) -> Fact:
    return Fact(name, read_moment, "2026-03-02T14:05")


def yes_no(name: str) -> Fact:
    return Fact(name, _yes_no, "true", needed=False)


OUTCOME = Fact("outcome", _one_of(Outcome), "positive")
JURISDICTION = Fact("jurisdiction", _one_of(Jurisdiction), Jurisdiction.ENGLAND_AND_WALES, needed=False)


def read(rule: str, facts: Iterable[Fact], given: Iterable[str]) -> dict[str, Any]:
    """Answers with the facts that were given, each by its name and read."""
    known = {fact.name: fact for fact in facts}
    typed = _pairs(given)
    for name in typed:
        if name not in known:
            raise Refused(f"{rule} does not ask for {shown(name)}: it takes {takes(known.values())}.")
    for fact in known.values():
        if fact.needed and fact.name not in typed:
            raise Refused(f"{rule} needs {fact.name}: give it as {fact.name}={fact.example}.")
    return {name: _value(known[name], text) for name, text in typed.items()}


def takes(facts: Iterable[Fact]) -> str:
    return ", ".join(fact.name if fact.needed else f"{fact.name} (optional)" for fact in facts)


def _pairs(given: Iterable[str]) -> Mapping[str, str]:
    typed: dict[str, str] = {}
    for word in given:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise Refused(f"{shown(word)} is not a fact: give facts as name=value.")
        if name in typed:
            raise Refused(f"{shown(name)} is given twice: give it once.")
        typed[name] = value
    return typed


def _value(fact: Fact, text: str) -> Any:
    if not text:
        raise Refused(f"{fact.name} is empty: give it as {fact.name}={fact.example}, or leave it out.")
    try:
        return fact.read(text)
    except Refused as refused:
        raise Refused(f"{fact.name}={refused.reason}") from None
