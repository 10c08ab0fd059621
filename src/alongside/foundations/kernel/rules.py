"""Every rule of the domain that is code, under its id, so that docs/rules.md can be written from the code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

CONFIDENCE = {
    "S": "report or protocol that this work began from, read whole",
    "O": "official page or statute, read",
    "P": "page of a charity, law firm or newspaper, read",
    "G": "general knowledge: check before relying on it",
    "D": "our own choice where no source fixes it",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """`policies` names the dated policies that the rule is given."""

    id: str
    words: str
    source: str
    confidence: str
    policies: tuple[str, ...]
    where: str


_RULES: dict[str, Rule] = {}


def rule(
    id: str, *, source: str, confidence: str, words: str = "", policies: tuple[str, ...] = ()
) -> Callable[[F], F]:
    """Register a pure function as a rule. Its words are the first line of its docstring, unless given."""
    if not confidence or not set(confidence) <= set(CONFIDENCE):
        raise ValueError(f"{id}: confidence is one or more of {''.join(CONFIDENCE)}, not {confidence!r}")

    def register(function: F) -> F:
        said = words or (function.__doc__ or "").strip().partition("\n")[0]
        if not said or not source:
            raise ValueError(f"{id}: a rule needs words and a source")
        where = f"{function.__module__}.{function.__qualname__}"
        if id in _RULES and _RULES[id].where != where:
            raise ValueError(f"{id} is both {_RULES[id].where} and {where}: one rule, one function")
        _RULES[id] = Rule(id, said, source, confidence, policies, where)
        return function

    return register


def find(id: str) -> Rule:
    return _RULES[id]


def registered() -> tuple[Rule, ...]:
    return tuple(_RULES[id] for id in sorted(_RULES))
