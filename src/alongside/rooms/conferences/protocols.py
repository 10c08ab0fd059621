"""Who is asked to a conference and what is talked about: dated policy data, kept by version.

A conference keeps the version it began with, and is read by that version for ever.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.rooms.conferences.words import Nation

DATA = Path(__file__).parent / "data"
MACC = "macc"


@dataclass(frozen=True, slots=True)
class AttendeeKind:
    """`question` decides whether somebody who is not core is asked. A core kind has none."""

    code: str
    words: str
    roles: frozenset[Role]
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
class Protocol:
    version: str
    title: str
    from_: date | None
    until: date | None
    source: str
    confidence: str
    least_core_present: int
    grants_last_hours_after_close: int
    grants_last_days_at_most: int
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
    def core_codes(self) -> tuple[str, ...]:
        return tuple(kind.code for kind in self.core)

    def topic(self, number: int) -> Topic:
        return next(topic for topic in self.topics if topic.number == number)

    def kind(self, code: str) -> AttendeeKind | None:
        return next((kind for kind in (*self.core, *self.if_appropriate) if kind.code == code), None)

    def asks_for(self, role: Role) -> bool:
        return any(role in kind.roles for kind in (*self.core, *self.if_appropriate))

    def law_of(self, nation: Nation) -> SafeguardingLaw:
        return next(law for law in self.safeguarding if law.nation is nation)


@cache
def _protocols(name: str) -> Sequence[Protocol]:
    content = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return [_protocol(name, content["title"], row) for row in content["entry"]]


def on(day: date, name: str = MACC) -> Protocol:
    for protocol in _protocols(name):
        if (protocol.from_ or date.min) <= day <= (protocol.until or date.max):
            return protocol
    raise LookupError(f"{name} holds nothing for {day}")


def of_version(version: str) -> Protocol:
    found = _protocols(version.partition("@")[0])
    return next(protocol for protocol in found if protocol.version == version)


def _protocol(name: str, title: str, row: dict[str, Any]) -> Protocol:
    return Protocol(
        version=f"{name}@{row.get('from') or 'start'}",
        title=title,
        from_=row.get("from"),
        until=row.get("until"),
        source=row["source"],
        confidence=row["confidence"],
        least_core_present=row["least_core_present"],
        grants_last_hours_after_close=row["grants_last_hours_after_close"],
        grants_last_days_at_most=row["grants_last_days_at_most"],
        core=tuple(_kind(kind) for kind in row["core"]),
        if_appropriate=tuple(_kind(kind) for kind in row["if_appropriate"]),
        opening=_topic(row["opening"]),
        agenda=tuple(_topic(topic) for topic in row["agenda"]),
        safeguarding=tuple(_law(law) for law in row["safeguarding"]),
    )


def _kind(row: dict[str, Any]) -> AttendeeKind:
    return AttendeeKind(**row | {"roles": frozenset(Role(role) for role in row.get("roles", ()))})


def _topic(row: dict[str, Any]) -> Topic:
    return Topic(**row | {"section": Section(row["section"])})


def _law(row: dict[str, Any]) -> SafeguardingLaw:
    return SafeguardingLaw(**row | {"nation": Nation(row["nation"]), "points": tuple(row["points"])})
