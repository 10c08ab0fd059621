"""The first nights: how soon the conference, how long the bed."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.periods import beginning_with, elapsed_hours, within_days
from alongside.foundations.kernel.rules import rule

WESTMINSTER = "Westminster joint protocol, in the Local Government Association's case study"


class ConferenceTimes(NamedTuple):
    """`ideal` is None where the limit is the aim; `meeting` is the day of an area that meets in a cycle."""

    ideal: datetime | None
    limit: datetime
    meeting: date | None = None


class Timing(StrEnum):
    MET_IDEAL = "met_ideal"
    MET_LIMIT = "met_limit"
    LATE = "late"


@rule(
    "R-MACC-01",
    source=WESTMINSTER,
    confidence="S",
    policies=("conference-ideal-hours", "conference-limit-hours"),
)
def conference_times(
    identified_at: datetime, *, ideal_hours: int | None, limit_hours: int
) -> ConferenceTimes:
    """The first conference is held within 48 elapsed hours of identification, ideally within 24."""
    ideal = elapsed_hours(identified_at, ideal_hours) if ideal_hours else None
    return ConferenceTimes(ideal, elapsed_hours(identified_at, limit_hours))


@rule("R-MACC-08", source="our own choice, for areas that meet in a cycle", confidence="D")
def next_meeting(identified_on: date, *, first_on: date, every_days: int) -> date:
    """Where an area meets in a cycle, somebody is talked about at the first meeting after the day they were met."""
    whole_cycles = (identified_on - first_on).days // every_days
    return first_on + timedelta(days=every_days * (whole_cycles + 1))


def end_of_day(day: date) -> datetime:
    """R-MACC-08: the whole day of the meeting is still in time."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)


def conference_timing(held_at: datetime, times: ConferenceTimes) -> Timing:
    """R-MACC-01: exactly on the hour is within it."""
    if held_at <= (times.ideal or times.limit):
        return Timing.MET_IDEAL
    return Timing.MET_LIMIT if held_at <= times.limit else Timing.LATE


@rule("R-BED-03", source=WESTMINSTER, confidence="SD", policies=("bed-stay-nights",))
def bed_must_end_by(check_in: date, *, nights: int) -> date:
    """An emergency bed is held for at most seven nights; the person leaves by the day after the last."""
    return within_days(check_in, nights)


@rule(
    "R-BED-06",
    source="our own choice",
    confidence="D",
    policies=("bed-reminder-days", "bed-stay-nights"),
    words="Near the end of a stay we ask for a next place, ask for a decision, and say that it is the last night.",
)
def bed_alert_on(check_in: date, *, day: int) -> date:
    """Day 1 is check-in."""
    return beginning_with(check_in, day)


def bed_alert_before(end: date, *, nights_left: int) -> date:
    """R-BED-06 for a stay that was made longer: the same three questions, as near to its new end."""
    return end - timedelta(days=nights_left)


@rule(
    "R-MACC-07",
    source="a recommendation that conferences link, so that oversight moves with the person; the hours are our own",
    confidence="D",
    policies=("handover-answer-hours",),
    words="An area answers in 48 hours whether it takes a person over. Until it has said yes, the one that asked stays"
    " responsible, and a question does not stop the hours.",
)
def handover_answer_by(proposed_at: datetime, *, hours: int) -> datetime:
    return elapsed_hours(proposed_at, hours)


@rule("R-BED-10", source="our own choice", confidence="D", policies=("address-notice-hours",))
def address_tell_by(moves: datetime, *, hours: int) -> datetime:
    """The exact address of the next place is told to the person a full day before they move."""
    return elapsed_hours(moves, -hours)


def was_told_in_time(told: datetime, by: datetime) -> bool:
    """R-BED-10: exactly on the hour is in time."""
    return told <= by
