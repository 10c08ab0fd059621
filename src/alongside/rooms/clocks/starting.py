"""From a rule's answer to the clocks that keep it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from alongside.foundations.kernel.moments import LONDON, in_london
from alongside.rooms.clocks.answers import Answer
from alongside.rooms.clocks.catalogue import CATALOGUE, ClockWords, Kind

_FROM_THE_MORNING = {Kind.REMINDER, Kind.EARLIEST}


def moments(answer: Answer, at: datetime) -> Iterator[dict[str, Any]]:
    """The columns of one clock for each output that is a day or an instant. An open end starts none, and on a day
    that is over nobody is reminded any more."""
    for output, value in answer.outputs.items():
        words = CATALOGUE.get((answer.rule.id, output))
        if words is None or not isinstance(value, date) or _is_over(value, words, at):
            continue
        yield {
            "section": words.section,
            "rule": answer.rule.id,
            "name": words.name,
            "kind": words.kind,
            "due": _instant(value, words),
            "due_on": None if isinstance(value, datetime) else value,
            "jurisdiction": answer.calendar.jurisdiction if answer.calendar else "",
            "policy_version": answer.versions,
            "source": answer.rule.source,
            "warning": answer.warning,
            "look_again": _instant(value, words),
        }


def _is_over(value: date, words: ClockWords, at: datetime) -> bool:
    return words.kind is Kind.REMINDER and value < in_london(at).date()


def _instant(value: date, words: ClockWords) -> datetime:
    """A day lasts until its midnight in London; what begins on a day begins with it."""
    if isinstance(value, datetime):
        return value
    day = value if words.kind in _FROM_THE_MORNING else value + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=LONDON)
