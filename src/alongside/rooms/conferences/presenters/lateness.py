from collections.abc import Iterable
from datetime import timedelta

from alongside.foundations.design.words import counted, full_moment
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.models import Conference, LateCorrection
from alongside.rooms.conferences.words import LateWhy

HOUR = timedelta(hours=1)


def late_words(conference: Conference) -> list[str]:
    """By how much, and why; nothing where it was in time."""
    late = queries.lateness_of(conference)
    if late is None:
        return []
    if not conference.late_code:
        return [f"Held {to_the_minute(late)} after the limit. Why was not said yet."]
    why = LateWhy(conference.late_code).words
    words = f" {conference.late_words}" if conference.late_words else ""
    return [f"Held {to_the_minute(late)} after the limit. {why}.{words}"]


def said_before(corrections: Iterable[LateCorrection]) -> list[str]:
    return [
        f"Said before: {LateWhy(row.was_code).words}. {row.was_words} {row.was_told_by}, {full_moment(row.was_told_at)}"
        for row in corrections
    ]


def to_the_minute(late: timedelta) -> str:
    """Never rounded to nothing: whoever was a minute late was late."""
    minutes = max(1, int(late.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    said = [counted(hours, "hour")] if hours else []
    return " ".join([*said, *([counted(rest, "minute")] if rest else [])])
