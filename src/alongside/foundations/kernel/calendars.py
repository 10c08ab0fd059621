"""Working days in the three calendars of the United Kingdom, from a dated table that comes with us."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.rules import rule

TABLE = Path(__file__).parent / "data" / "bank-holidays.toml"
SATURDAY = 5
CHECK = "check before relying on this."


class Jurisdiction(StrEnum):
    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


@dataclass(frozen=True)
class Calendar:
    """`disputed`: days counted as holidays that not every source has, with what is to be checked."""

    jurisdiction: Jurisdiction
    holidays: Mapping[date, str]
    disputed: Mapping[date, str]
    first: date
    last: date
    version: str

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_days_after(self, start: date, days: int) -> date:
        """The day of the event is day 0, whatever day of the week it is."""
        if days < 0:
            raise ValueError("working days are counted forwards")
        day = start
        while days:
            day += timedelta(days=1)
            days -= self.is_working_day(day)
        return day

    def next_working_day(self, day: date) -> date:
        """The day itself where it is one."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def without(self, day: date) -> "Calendar":
        """The same calendar where `day` is an ordinary day."""
        kept = {holiday: name for holiday, name in self.holidays.items() if holiday != day}
        doubts = {doubt: check for doubt, check in self.disputed.items() if doubt != day}
        return replace(self, holidays=kept, disputed=doubts)

    def warnings(self, start: date, end: date) -> tuple[str, ...]:
        """What to say of an answer that was counted from the day after `start` to `end`."""
        said = [f"{check}: {CHECK}" for day, check in self.disputed.items() if start < day <= end]
        if start < self.first:
            said.append(self._unknown(f"before {spoken_day(self.first)}"))
        if end > self.last:
            said.append(self._unknown(f"after {spoken_day(self.last)}"))
        return tuple(said)

    def _unknown(self, when: str) -> str:
        return f"Bank holidays {when} are not in the table, only weekends were left out there: {CHECK}"


@cache
def calendar_of(jurisdiction: Jurisdiction) -> Calendar:
    table = _table()
    disputed = [row for row in table["disputed"] if row["jurisdiction"] == jurisdiction]
    days = {date.fromisoformat(day): name for day, name in table["days"][jurisdiction].items()}
    return Calendar(
        jurisdiction=jurisdiction,
        holidays=days | {row["day"]: row["name"] for row in disputed},
        disputed={row["day"]: row["check"] for row in disputed},
        first=table["from"],
        last=table["until"],
        version=f"bank-holidays@{table['seen_on']}",
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@rule(
    "R-CAL-01",
    source="GOV.UK lists of bank holidays",
    confidence="O",
    words="A bank holiday that one source has and another has not is counted, and the answer says so.",
)
@rule("R-CAL-02", source="GOV.UK lists of bank holidays", confidence="O")
def working_days_after(start: date, days: int, jurisdiction: Jurisdiction) -> date:
    """Working days leave out weekends and the bank holidays of the jurisdiction; the event is day 0."""
    return calendar_of(jurisdiction).working_days_after(start, days)


def is_working_day(day: date, jurisdiction: Jurisdiction) -> bool:
    return calendar_of(jurisdiction).is_working_day(day)
