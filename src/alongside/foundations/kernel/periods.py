"""How the phrases of law and guidance are counted. Working days are in `calendars`, since they need one."""

from calendar import monthrange
from datetime import MAXYEAR, UTC, date, datetime, timedelta

from alongside.foundations.kernel.moments import in_london


def beginning_with(start: date, days: int) -> date:
    """Last day of a period of `days` days beginning with `start`: that day is day 1."""
    if days < 1:
        raise ValueError("a period has at least one day")
    return start + timedelta(days=days - 1)


def within_days(start: date, days: int) -> date:
    """Last day of `days` days from `start`: the next day is day 1."""
    return start + timedelta(days=days)


def elapsed_hours(start: datetime, hours: int) -> datetime:
    """A night when the clocks change has 23 or 25 hours. Never paused."""
    return in_london(in_london(start).astimezone(UTC) + timedelta(hours=hours))


def calendar_months(start: date, months: int) -> date:
    """The same date so many months later, or else the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    if start.year + years > MAXYEAR:
        raise OverflowError("the calendar ends with the year 9999")
    first = date(start.year + years, month + 1, 1)
    return first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))
