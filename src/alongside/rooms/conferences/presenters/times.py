"""Proposed times, and who could come to each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.design.words import moment
from alongside.rooms.conferences.rules.times import Answer, May, Proposal


@dataclass(frozen=True)
class TimeLine:
    """`at` is sent back by the button; `button` says when."""

    at: str
    button: str
    come: str
    others: list[str]
    is_late: bool


def time_lines(proposals: Iterable[Proposal]) -> list[TimeLine]:
    return [_line(one) for one in proposals]


def _line(one: Proposal) -> TimeLine:
    unknown = [answer.attendee.name for answer in one.answers if answer.may is May.UNKNOWN]
    not_then = [f"{answer.attendee.name}: {answer.why}" for answer in one.answers if answer.may is May.NOT]
    hours = f"Hours not stated: {', '.join(unknown)}" if unknown else ""
    return TimeLine(
        at=one.starts.isoformat(),
        button=moment(one.starts),
        come=_come(one.answers),
        others=[*not_then, *([hours] if hours else [])],
        is_late=one.is_late,
    )


def _come(answers: Iterable[Answer]) -> str:
    listed = list(answers)
    core = [answer for answer in listed if answer.attendee.is_core]
    rest = [answer for answer in listed if not answer.attendee.is_core]
    said = [f"{_number(core)} of {len(core)} core"] if core else []
    return ", ".join([*said, *([f"{_number(rest)} of {len(rest)} others"] if rest else [])])


def _number(answers: Iterable[Answer]) -> int:
    return sum(answer.may is May.COME for answer in answers)


def chosen_time(text: str) -> datetime | None:
    """What a button sent; None for anything that no button sends."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
