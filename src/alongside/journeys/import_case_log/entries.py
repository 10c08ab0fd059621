"""What a row says, once it is understood: an event, its time, who did it, and its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from alongside.foundations.kernel.moments import in_london, read_day, read_moment, wall_clock
from alongside.foundations.kernel.results import Refused, shown
from alongside.journeys.import_case_log.words import Event

YEARS = range(1900, 2200)  # outside of them it is a slip of the finger, and no calendar breaks inside
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Span:
    """A moment, or a whole day from its first to its last moment in the UK. In UTC, so that hours are true."""

    first: datetime
    last: datetime

    @property
    def is_whole_day(self) -> bool:
        return self.first != self.last

    @property
    def day(self) -> date:
        return in_london(self.first).date()

    def is_before(self, other: "Span") -> bool:
        """Surely before. A whole day is not before a moment of that day."""
        return self.last < other.first


@dataclass(frozen=True, slots=True)
class Organisation:
    agency: str
    team: str = ""

    def __str__(self) -> str:
        return f"{self.agency}: {self.team}" if self.team else self.agency


@dataclass(frozen=True, slots=True)
class Value:
    """As the event needs: a code of its list, a day, words."""

    code: str = ""
    day: date | None = None
    text: str = ""

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.code, self.day, self.text) if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """`at` is the one moment under which it is kept: for a whole day, after what it follows on that day."""

    line: int
    event: Event
    when: Span
    at: datetime
    who: Organisation | None
    value: Value

    @property
    def identity(self) -> tuple[str, ...]:
        """Equal for two rows that say the same. A whole day is its first moment, as a spreadsheet keeps it."""
        return (self.event, self.when.first.isoformat(), str(self.who or "").casefold(), str(self.value))

    @property
    def fingerprint(self) -> str:
        return sha256("\x1f".join(self.identity).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class LoggedCase:
    """A case whose rows hold together, in the order in which things happened."""

    reference: str
    line: int
    entries: tuple[Entry, ...]

    @property
    def identified(self) -> Entry:
        return next(self.of(Event.IDENTIFIED))

    def of(self, *events: Event) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.event in events)


def read_when(text: str) -> Span:
    if not text:
        raise Refused("The time is missing.", "Write it like 2026-03-02T14:05, or a day like 2026-03-02.")
    if "T" not in text and ":" not in text:
        return whole_day(_in_our_years(read_day(text)))
    moment = read_moment(text)
    _in_our_years(moment)
    return Span(moment.astimezone(UTC), moment.astimezone(UTC))


def whole_day(day: date) -> Span:
    first, next_day = (
        wall_clock(datetime.combine(each, time())).astimezone(UTC) for each in (day, day + timedelta(days=1))
    )
    return Span(first, next_day - timedelta(microseconds=1))


def read_who(text: str) -> Organisation | None:
    """`Council: Team` names a team inside an organisation."""
    if not text:
        return None
    agency, _, team = (part.strip() for part in text.partition(":"))
    if not agency:
        raise Refused(f"{shown(text)} names a team without its organisation.", "Write it like Council: Team.")
    if max(len(agency), len(team)) > LONGEST_NAME:
        raise Refused(f"The name of an organisation is longer than {LONGEST_NAME} letters.")
    return Organisation(agency, team)


def _in_our_years(day: date) -> date:
    if day.year not in YEARS:
        raise Refused(f"The year {day.year} is not one of ours: check it.")
    return day
