"""Who is asked to a conference and what is talked about: dated policy data, kept by version.

A conference keeps the version it began with, and is read by that version for ever. What an area agreed on is a row
(`models/protocols.py`) that begins with one of these.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.dated import PolicyEntry
from alongside.rooms.clocks.answers import ConferenceTerms, ReviewTerms
from alongside.rooms.conferences.words import Nation

DATA = Path(__file__).parent / "data"
MACC, SASCC, MARAC = SHIPPED = ("macc", "sascc", "marac")
Terms = ConferenceTerms | ReviewTerms


@dataclass(frozen=True, slots=True)
class AttendeeKind:
    """`question` decides whether somebody who is not core is asked. A core kind has none."""

    code: str
    words: str
    roles: frozenset[Role] = frozenset()
    is_responsible_team: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    number: int
    title: str
    section: Section
    asks: str
    names_first_responder: bool = False


@dataclass(frozen=True, slots=True)
class SafeguardingLaw:
    """`check` says what is still unsure. Only England's three points are decided by a rule."""

    nation: Nation
    law: str
    points: tuple[str, ...]
    check: str


@dataclass(frozen=True, slots=True)
class Climb:
    """Who is told while nothing is arranged: those of a role, or the one whom the area named.

    `hours` are counted back from a moment of the clocks: `ideal`, `limit` or `meeting`.
    """

    before: str
    hours: int
    role: Role
    user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Chasing:
    """Who is written to about a step, in days from its day: its owner twice, then their manager, then the chair."""

    before: int
    late: int
    manager: int
    chair: int


@dataclass(frozen=True, slots=True)
class Protocol:
    """`terms` None: the hours that stand with the clocks. `minutes_as_files`: agreed minutes go out with the letter,
    which else holds a link to them."""

    version: str
    base: str
    title: str
    from_: date | None
    until: date | None
    source: str
    confidence: str
    check: str
    terms: Terms | None
    least_core_present: int
    grants_last_hours_after_close: int
    grants_last_days_at_most: int
    reminder_hours: tuple[int, ...]
    climbs: tuple[Climb, ...]
    chasing: Chasing
    minutes_as_files: bool
    core: tuple[AttendeeKind, ...]
    if_appropriate: tuple[AttendeeKind, ...]
    opening: Topic
    agenda: tuple[Topic, ...]
    safeguarding: tuple[SafeguardingLaw, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the person wants stands first, before the agenda."""
        return (self.opening, *self.agenda)

    @property
    def kinds(self) -> tuple[AttendeeKind, ...]:
        return (*self.core, *self.if_appropriate)

    @property
    def core_codes(self) -> tuple[str, ...]:
        return tuple(kind.code for kind in self.core)

    def topic(self, number: int) -> Topic:
        return next(topic for topic in self.topics if topic.number == number)

    def kind(self, code: str) -> AttendeeKind | None:
        return next((kind for kind in self.kinds if kind.code == code), None)

    def asks_for(self, role: Role) -> bool:
        return any(role in kind.roles for kind in self.kinds)

    def law_of(self, nation: Nation) -> SafeguardingLaw:
        return next(law for law in self.safeguarding if law.nation is nation)


@cache
def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return content


@cache
def _protocols(name: str) -> Sequence[Protocol]:
    return [_protocol(name, row) for row in _content(name)["entry"]]


def on(day: date, name: str = MACC) -> Protocol:
    for protocol in _protocols(name):
        if (protocol.from_ or date.min) <= day <= (protocol.until or date.max):
            return protocol
    raise LookupError(f"{name} holds nothing for {day}")


def of_version(version: str) -> Protocol:
    """Of those that are shipped. What an area agreed on is found by `queries.protocol_of`."""
    found = _protocols(version.partition("@")[0])
    return next(protocol for protocol in found if protocol.version == version)


def _protocol(name: str, row: dict[str, Any]) -> Protocol:
    talked = _content(row["as_in"])["entry"][-1] | row if "as_in" in row else row
    return Protocol(
        version=f"{name}@{row.get('from') or 'start'}",
        base=name,
        title=_content(name)["title"],
        from_=row.get("from"),
        until=row.get("until"),
        source=row["source"],
        confidence=row["confidence"],
        check=row.get("check", ""),
        terms=_terms(name, row),
        least_core_present=row["least_core_present"],
        grants_last_hours_after_close=row["grants_last_hours_after_close"],
        grants_last_days_at_most=row["grants_last_days_at_most"],
        reminder_hours=tuple(row["reminder_hours"]),
        climbs=tuple(Climb(climb["before"], climb["hours"], Role(climb["role"])) for climb in row["climbs"]),
        chasing=_chasing(row),
        minutes_as_files=row.get("minutes_as_files", False),
        core=tuple(kind_of(kind) for kind in row["core"]),
        if_appropriate=tuple(kind_of(kind) for kind in row["if_appropriate"]),
        opening=topic_of(talked["opening"]),
        agenda=tuple(topic_of(topic) for topic in talked["agenda"]),
        safeguarding=tuple(_law(law) for law in talked["safeguarding"]),
    )


def _chasing(row: Mapping[str, Any]) -> Chasing:
    return Chasing(
        before=row["chase_days_before"],
        late=row["chase_days_late"],
        manager=row["chase_manager_days_late"],
        chair=row["chase_chair_days_late"],
    )


def _terms(name: str, row: Mapping[str, Any]) -> Terms | None:
    def entry(value: int) -> PolicyEntry[int]:
        dates = (row.get("from"), row.get("until"))
        return PolicyEntry(name, value, *dates, row["source"], row["confidence"], row.get("check", ""))

    if "cycle_days" in row:
        return ReviewTerms(entry(row["cycle_days"]), row["cycle_from"])
    if "limit_hours" in row:
        return ConferenceTerms(
            entry(row["ideal_hours"]) if "ideal_hours" in row else None, entry(row["limit_hours"])
        )
    return None


def kind_of(row: Mapping[str, Any]) -> AttendeeKind:
    return AttendeeKind(**dict(row) | {"roles": frozenset(Role(role) for role in row.get("roles", ()))})


def topic_of(row: Mapping[str, Any]) -> Topic:
    return Topic(**dict(row) | {"section": Section(row["section"])})


def _law(row: Mapping[str, Any]) -> SafeguardingLaw:
    return SafeguardingLaw(**dict(row) | {"nation": Nation(row["nation"]), "points": tuple(row["points"])})
