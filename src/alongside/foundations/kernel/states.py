"""State tables: which verb leads where, who holds the pen, what people read, what the audit calls it."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from alongside.foundations.kernel.results import Refused

S = TypeVar("S", bound=StrEnum)


class NotAllowed(Refused):
    """The verb does not exist in this state."""


_TABLES: dict[str, "StateTable[Any]"] = {}


@dataclass(frozen=True, kw_only=True)
class StateTable(Generic[S]):
    """`transitions`: verb -> (states it starts from, state it leads to). `starts`: else the first state."""

    name: str
    states: type[S]
    transitions: Mapping[str, tuple[AbstractSet[S], S]]
    holders: Mapping[S, str]
    words: Mapping[S, str]
    events: Mapping[str, str]
    starts: tuple[S, ...] = ()

    def __post_init__(self) -> None:
        missing = [*self._missing()]
        if missing:
            raise ValueError(f"state table {self.name}: {'; '.join(missing)}")
        if self.name in _TABLES:
            raise ValueError(f"there are two state tables called {self.name}")
        if not self.starts:
            object.__setattr__(self, "starts", (next(iter(self.states)),))
        _TABLES[self.name] = self

    def _missing(self) -> Iterator[str]:
        for state in self.states:
            if not self.holders.get(state):
                yield f"nobody holds the pen in {state}"
            if not self.words.get(state):
                yield f"no words for {state}"
        for verb in self.transitions.keys() ^ self.events.keys():
            yield f"{verb} needs both a transition and an event"

    def next(self, verb: str, state: S) -> S:
        sources, target = self.transitions[verb]
        if state not in sources:
            raise NotAllowed(
                f"The {self.name} is “{self.words[state]}”: it is not possible to {spoken(verb)} now.",
                self._possible(state),
            )
        return target

    def _possible(self, state: S) -> str:
        verbs = self.verbs_from(state)
        return f"Possible: {', '.join(map(spoken, verbs))}." if verbs else "Nothing more can be done with it."

    def allows(self, verb: str, state: S) -> bool:
        return state in self.transitions[verb][0]

    def verbs_from(self, state: S) -> tuple[str, ...]:
        return tuple(verb for verb in self.transitions if self.allows(verb, state))

    @property
    def final(self) -> frozenset[S]:
        return frozenset(state for state in self.states if not self.verbs_from(state))

    def matrix(self) -> Iterator[tuple[str, S, S | None]]:
        """Every verb in every state, with where it leads, or None where it is refused."""
        for verb, (sources, target) in self.transitions.items():
            for state in self.states:
                yield verb, state, target if state in sources else None


def spoken(verb: str) -> str:
    return verb.replace("_", " ")


def registered() -> tuple[StateTable[Any], ...]:
    return tuple(_TABLES[name] for name in sorted(_TABLES))


def diagram(table: StateTable[S]) -> str:
    """Mermaid, in the order of the table."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{table.words[state]}" as {state.name}' for state in table.states]
    lines += [f"    [*] --> {state.name}" for state in table.starts]
    for verb, state, target in table.matrix():
        if target is not None:
            lines.append(f"    {state.name} --> {target.name}: {spoken(verb)}")
    lines += [f"    {state.name} --> [*]" for state in table.states if state in table.final]
    return "\n".join(lines)


def as_markdown(table: StateTable[S]) -> str:
    """The page docs/states/<name>.md."""
    rows = [
        f"| {table.words[state]} | `{state}` | {table.holders[state]} | "
        f"{', '.join(map(spoken, table.verbs_from(state))) or 'final'} |"
        for state in table.states
    ]
    events = [
        f"| {spoken(verb)} | {table.words[target]} | `{table.events[verb]}` |"
        for verb, (_, target) in table.transitions.items()
    ]
    lines = [f"# States: {spoken(table.name)}", "", "Generated from the code; do not edit.", ""]
    lines += ["```mermaid", diagram(table), "```", ""]
    lines += ["| State | Code | Who holds the pen | What can be done |", "|---|---|---|---|", *rows, ""]
    lines += ["| Verb | Leads to | Audit event |", "|---|---|---|", *events]
    return "\n".join(lines) + "\n"
