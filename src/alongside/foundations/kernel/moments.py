"""Days and moments as people in the UK write them, and as we write them back."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from alongside.foundations.kernel.results import Refused, shown

LONDON = ZoneInfo("Europe/London")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?",
    re.ASCII,
)


def read_day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise Refused(f"{shown(text)} is not a date: give year, month and day, like 2026-03-02.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{shown(text)} is not in the calendar: give a day that exists.") from None


def read_moment(text: str) -> datetime:
    """ISO 8601. Without an offset it is what a clock on a UK wall showed."""
    if _DAY.fullmatch(text):
        raise Refused(f"{shown(text)} is a day: give the time as well, like 2026-03-02T14:05.")
    if not _MOMENT.fullmatch(text):
        raise Refused(f"{shown(text)} is not a date with a time: write it like 2026-03-02T14:05.")
    try:
        moment = datetime.fromisoformat(text)
        return in_london(moment) if moment.tzinfo else wall_clock(moment)
    except (ValueError, OverflowError):
        raise Refused(f"{shown(text)} does not exist: give a day and a time that do.") from None


def wall_clock(shown_time: datetime) -> datetime:
    """A UK clock showed this: when it showed it twice, the earlier; when it never showed it, refused."""
    moment = shown_time.replace(tzinfo=LONDON, fold=0)
    if in_london(moment.astimezone(UTC)).replace(tzinfo=None) != shown_time:
        raise Refused(
            f"{shown_time:%H:%M} on {spoken_day(shown_time)} did not exist: the clocks went forward,"
            " so give a time before or after that hour."
        )
    return moment


def in_london(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset could be any of twenty-four hours")
    return moment.astimezone(LONDON)


def spoken_day(day: date) -> str:
    """2 March 2026."""
    return f"{day.day} {day:%B} {day.year}"
