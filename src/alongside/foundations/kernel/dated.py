"""Policy that changes on a day is data with dates, never code. What was in force on the day decides."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Generic, TypeVar

from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.rules import CONFIDENCE

V = TypeVar("V", int, str)


@dataclass(frozen=True, slots=True)
class PolicyEntry(Generic[V]):
    """In force from `from_` to `until`, both included; None is an open end. `check`: what is still unsure."""

    policy: str
    value: V
    from_: date | None
    until: date | None
    source: str
    confidence: str
    check: str

    @property
    def version(self) -> str:
        """Kept with every clock that was started under it."""
        return f"{self.policy}@{self.from_ or 'start'}"

    @property
    def warning(self) -> str:
        return f"{self.check}: check before relying on this." if self.check else ""


@dataclass(frozen=True, slots=True)
class DatedPolicy(Generic[V]):
    """`chosen_by` names the day that decides which entry holds."""

    name: str
    title: str
    chosen_by: str
    entries: Sequence[PolicyEntry[V]]

    def on(self, day: date) -> PolicyEntry[V]:
        for entry in self.entries:
            if (entry.from_ or date.min) <= day <= (entry.until or date.max):
                return entry
        first = self.entries[0].from_ or date.min
        raise Refused(f"{self.title}: known from {spoken_day(first)}, so give that day or a later one.")


_POLICIES: dict[str, DatedPolicy[Any]] = {}


def load(path: Path, kind: type[V]) -> DatedPolicy[V]:
    """One TOML file is one policy: title, chosen_by, and its entries in order, the last one still open."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = [_entry(path.stem, row, kind) for row in content["entry"]]
    for earlier, later in pairwise(entries):
        if earlier.until is None or later.from_ != earlier.until + timedelta(days=1):
            raise ValueError(f"{path.name}: {later.version} must begin the day after {earlier.version} ends")
    if entries[-1].until:
        raise ValueError(f"{path.name}: {entries[-1].version} ends, and nothing follows it")
    policy = DatedPolicy(path.stem, content["title"], content["chosen_by"], entries)
    _POLICIES[policy.name] = policy
    return policy


def _entry(policy: str, row: dict[str, Any], kind: type[V]) -> PolicyEntry[V]:
    value, confidence, check = row["value"], row["confidence"], row.get("check", "")
    if type(value) is not kind:
        raise ValueError(f"{policy}: {value!r} is not {kind.__name__}")
    if not set(confidence) <= set(CONFIDENCE) or ("G" in confidence and not check):
        raise ValueError(f"{policy}: {confidence!r} is unknown, or general knowledge without a check")
    return PolicyEntry(policy, value, row.get("from"), row.get("until"), row["source"], confidence, check)


def registered() -> tuple[DatedPolicy[Any], ...]:
    return tuple(_POLICIES[name] for name in sorted(_POLICIES))
