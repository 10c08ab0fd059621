"""A clock as a card or a line: its state in a word, and its moment in a sentence. Never by colour alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.design.words import day, due_in_words, moment, urgency
from alongside.rooms.clocks.catalogue import Kind
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.queries import Reading

Said = tuple[str, str, str]  # state for its shape, state in a word, the sentence


@dataclass(frozen=True)
class ClockCard:
    """What the macro `clock_card` takes."""

    name: str
    state: str
    state_words: str
    words: str
    source: str
    note: str


def card(reading: Reading, now: datetime) -> ClockCard:
    clock = reading.clock
    state, state_words, words = _SAID[Kind(clock.kind)](reading, now)
    return ClockCard(
        reading.words.words, state, state_words, words, f"{clock.rule}: {clock.source}", clock.warning
    )


def due_of(clock: Clock) -> date:
    """The day where it is due on a day, else the moment."""
    return clock.due_on or clock.due


def _spoken(clock: Clock) -> str:
    return day(clock.due_on) if clock.due_on else moment(clock.due)


def _due(reading: Reading, now: datetime) -> Said:
    due = due_of(reading.clock)
    state = urgency(due, now)
    return state, state.words, due_in_words(due, now)


def _reminder(reading: Reading, now: datetime) -> Said:
    if reading.passed:
        return "soon", "Now", f"since {_spoken(reading.clock)}"
    return "open", "Later", f"on {_spoken(reading.clock)}"


def _earliest(reading: Reading, now: datetime) -> Said:
    if reading.passed:
        return "open", "May come now", f"since {_spoken(reading.clock)}"
    return "open", "Not before", _spoken(reading.clock)


def _ends(reading: Reading, now: datetime) -> Said:
    if reading.passed:
        return "done", "Ended", f"on {_spoken(reading.clock)}"
    state, _, words = _due(reading, now)
    return state, "Lasts", words.replace("by ", "until ", 1)


_SAID: dict[Kind, Callable[[Reading, datetime], Said]] = {
    Kind.LIMIT: _due,
    Kind.TARGET: _due,
    Kind.REMINDER: _reminder,
    Kind.EARLIEST: _earliest,
    Kind.ENDS: _ends,
}
