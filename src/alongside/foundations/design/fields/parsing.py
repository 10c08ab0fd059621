"""Reading dates and times as people write them. A refusal is a sentence, and names the part that is wrong."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.words import LONDON, MONTHS, day

Parts = Mapping[str, str]
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?|(?P<packed>\d{4})", re.ASCII
)
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class Unreadable(ValueError):
    def __init__(self, sentence: str, *wrong: str) -> None:
        super().__init__(sentence)
        self.sentence, self.wrong = sentence, wrong


def read_day(parts: Parts) -> date:
    absent = [name for name in ("day", "month", "year") if not parts[name]]
    if absent:
        raise Unreadable(f"The date must include a {' and a '.join(absent)}", *absent)
    year, month, number = read_year(parts["year"]), read_month(parts["month"]), _day_number(parts["day"])
    try:
        return date(year, month, number)
    except ValueError:
        raise Unreadable(f"{MONTHS[month - 1]} {year} does not have a day {number}", "day") from None


def read_part_date(parts: Parts) -> PartDate:
    """A year, or a month of a year, or a whole date."""
    if not parts["year"]:
        raise Unreadable("Enter the year, even if it is a guess", "year")
    if not parts["month"]:
        if parts["day"]:
            raise Unreadable("Enter the month as well, or leave out the day", "month")
        return PartDate(read_year(parts["year"]))
    if not parts["day"]:
        return PartDate(read_year(parts["year"]), read_month(parts["month"]))
    whole = read_day(parts)
    return PartDate(whole.year, whole.month, whole.day)


def read_moment(parts: Parts) -> datetime:
    if not parts["time"]:
        raise Unreadable("Enter the time as well, like 14:05", "time")
    return on_the_clock(datetime.combine(read_day(parts), read_time(parts["time"])))


def on_the_clock(wall: datetime) -> datetime:
    """London time. Of the hour autumn has twice the first is meant; the one spring leaves out is refused."""
    at = wall.replace(tzinfo=LONDON, fold=0)
    if at.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != wall:
        missing = f"There was no {wall:%H:%M} on {day(wall.date())}"
        sentence = f"{missing}: the clocks went forward. Enter another time"
        raise Unreadable(sentence, "time")
    return at


def read_year(text: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", text, re.ASCII):
        raise Unreadable("The year must be 4 numbers, like 2026", "year")
    return int(text)


def read_month(text: str) -> int:
    """A number, or a name of which the first three letters are right."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text, re.ASCII):
        return int(text)
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= 3 and name.lower().startswith(text.lower()):
            return number
    raise Unreadable("The month must be a number from 1 to 12, or its name", "month")


def _day_number(text: str) -> int:
    if not re.fullmatch(r"0?[1-9]|[12]\d|3[01]", text, re.ASCII):
        raise Unreadable("The day must be a number from 1 to 31", "day")
    return int(text)


def read_time(text: str) -> time:
    text = text.strip().lower()
    found = CLOCK.fullmatch(text)
    try:
        return NAMED_TIMES.get(text) or _time_of(found)
    except ValueError:
        raise Unreadable("Enter the time like 14:05", "time") from None


def _time_of(found: re.Match[str] | None) -> time:
    if found is None:
        raise ValueError
    if packed := found["packed"]:
        return time(int(packed[:2]), int(packed[2:]))
    hour, minute, half = int(found["hour"]), found["minute"], found["half"]
    if half is None:
        if minute is None:
            raise ValueError
        return time(hour, int(minute))
    if not 1 <= hour <= 12:
        raise ValueError
    return time(hour % 12 + (12 if half == "pm" else 0), int(minute or 0))
