"""What an area agreed on about its beds. A request and a stay keep the version they began with."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from alongside.rooms.beds.words import Reason
from alongside.rooms.clocks.answers import BedTerms, bed_terms

SHIPPED = Path(__file__).parent / "data" / "westminster-protocol.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """`approves_first` and `approves_longer` are agencies; None is the host of the area."""

    version: str
    title: str
    terms: BedTerms
    reasons: tuple[Reason, ...]
    approves_first: UUID | None = None
    approves_longer: UUID | None = None

    @property
    def most_nights(self) -> int:
        return self.terms.nights.value


def shipped_on(day: date) -> Protocol:
    """For an area that has none of its own."""
    for row in _shipped():
        if (row.get("from") or date.min) <= day <= (row.get("until") or date.max):
            return _protocol(row, day)
    raise LookupError(f"{SHIPPED.stem} holds nothing for {day}")


def shipped_of_version(version: str) -> Protocol:
    """As `shipped_on` named it: the entry, and the nights that held on that day."""
    return shipped_on(date.fromisoformat(version.partition("@")[2]))


def is_shipped(version: str) -> bool:
    return version.startswith(f"{SHIPPED.stem}@")


def _protocol(row: dict[str, Any], day: date) -> Protocol:
    return Protocol(
        version=f"{SHIPPED.stem}@{day}",
        title=_content()["title"],
        terms=bed_terms(day),
        reasons=tuple(Reason(code) for code in row["reasons"]),
    )


def _shipped() -> Sequence[dict[str, Any]]:
    entries: Sequence[dict[str, Any]] = _content()["entry"]
    return entries


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
