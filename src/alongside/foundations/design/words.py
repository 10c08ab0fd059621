"""Days, moments and waiting times in words. Everything is read on a wall clock in London."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NEAR = 6  # days in which the name of a weekday is enough to say which day is meant
COUNTED_IN_HOURS = timedelta(hours=72)
SOON_HOURS = timedelta(hours=24)
SOON_DAYS = 5


class Urgency(StrEnum):
    LATE = "late"
    SOON = "soon"
    OK = "ok"

    @property
    def words(self) -> str:
        return {Urgency.LATE: "Late", Urgency.SOON: "Soon", Urgency.OK: "In time"}[self]


def in_london(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A moment without a time zone could be any of several moments.")
    return at.astimezone(LONDON)


def clock_time(at: datetime) -> str:
    return f"{in_london(at):%H:%M}"


def short_day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def day(on: date | datetime) -> str:
    on = as_day(on)
    return f"{short_day(on)} {on.year}"


def moment(at: datetime) -> str:
    return f"{short_day(as_day(at))}, {clock_time(at)}"


def full_moment(at: datetime) -> str:
    return f"{day(at)}, {clock_time(at)}"


def as_day(on: date | datetime) -> date:
    return in_london(on).date() if isinstance(on, datetime) else on


def days_until(due: date | datetime, now: datetime) -> int:
    return (as_day(due) - as_day(now)).days


def hours_left(due: datetime, now: datetime) -> str:
    """Whole hours that have still to pass, never rounded up: nobody is promised time they do not have."""
    left = elapsed(now, due)
    return "no time left" if left <= timedelta(0) else f"{span(left)} left"


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Time that truly passes: an hour is an hour on the night when the clocks change."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def span(length: timedelta) -> str:
    if length < timedelta(minutes=1):
        return "less than a minute"
    if length < timedelta(hours=1):
        return counted(length // timedelta(minutes=1), "minute")
    if length <= COUNTED_IN_HOURS:
        return counted(length // timedelta(hours=1), "hour")
    return counted(length.days, "day")


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def urgency(due: date | datetime, now: datetime) -> Urgency:
    if is_late(due, now):
        return Urgency.LATE
    if isinstance(due, datetime):
        return Urgency.SOON if elapsed(now, due) <= SOON_HOURS else Urgency.OK
    return Urgency.SOON if days_until(due, now) <= SOON_DAYS else Urgency.OK


def is_late(due: date | datetime, now: datetime) -> bool:
    """A moment is missed once it has passed, a date once the whole day has."""
    if isinstance(due, datetime):
        return elapsed(now, due) < timedelta(0)
    return days_until(due, now) < 0


def due_in_words(due: date | datetime, now: datetime) -> str:
    """`by Tuesday 14:05, 41 hours left`, or `late since Friday 13 April, 2 days ago`."""
    if isinstance(due, datetime):
        return _moment_due(due, now)
    return _day_due(due, now)


def _moment_due(due: datetime, now: datetime) -> str:
    far = abs(days_until(due, now)) > NEAR
    on = f"{day(due)} at" if far else WEEKDAYS[as_day(due).weekday()]
    when = f"{on} {clock_time(due)}"
    if is_late(due, now):
        return f"late since {when}, {span(elapsed(due, now))} ago"
    return f"by {when}, {span(elapsed(now, due))} left"


def _day_due(due: date, now: datetime) -> str:
    left = days_until(due, now)
    when = day(due) if abs(left) > NEAR else short_day(due)
    if left < 0:
        return f"late since {when}, {counted(-left, 'day')} ago"
    return f"by {when}, {counted(left, 'day')} left" if left else f"by {when}, today is the last day"
