"""What is read out before somebody agrees. Each version stays as it was, so that an old row can still be read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from alongside.foundations.access.sections import Section

FILE = Path(__file__).parent / "data" / "consent-texts.toml"


@dataclass(frozen=True)
class ConsentText:
    """In force from a day on. `parts` says in plain words what each section holds."""

    version: str
    since: date
    opening: tuple[str, ...]
    parts: Mapping[Section, str]
    immigration: tuple[str, ...]
    closing: tuple[str, ...]


@cache
def every_version() -> tuple[ConsentText, ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["version"]
    versions = tuple(_version(row) for row in rows)
    if [text.since for text in versions] != sorted({text.since for text in versions}):
        raise ValueError(f"{FILE.name}: versions stand in the order of their days")
    return versions


def _version(row: dict[str, Any]) -> ConsentText:
    return ConsentText(
        version=f"consent@{row['from']}",
        since=row["from"],
        opening=tuple(row["opening"]),
        parts={section: row["parts"][section.value] for section in Section},
        immigration=tuple(row["immigration"]),
        closing=tuple(row["closing"]),
    )


def text_on(day: date) -> ConsentText:
    """The newest that is in force; before the first, the first."""
    begun = [text for text in every_version() if text.since <= day]
    return begun[-1] if begun else every_version()[0]
