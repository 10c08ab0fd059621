"""What each event wants in the column `value`, and how it is read."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from alongside.foundations.kernel.moments import read_day
from alongside.foundations.kernel.results import Refused, shown
from alongside.journeys.import_case_log.entries import Value
from alongside.journeys.import_case_log.words import Event
from alongside.rooms.beds.words import Destination
from alongside.rooms.choices.words import AdviceKind
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.words import FoundAt
from alongside.rooms.referrals.words import NotReferredReason, Outcome

Reader = Callable[[str], Value]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,7}){0,2}", re.ASCII)
DECIDED = (Outcome.POSITIVE, Outcome.NEGATIVE)
_CODE = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)


def read_value(event: Event, text: str) -> Value:
    return READERS[event](text)


def _one_of(codes: Iterable[StrEnum]) -> Reader:
    known = [code.value for code in codes]

    def read(text: str) -> Value:
        if text not in known:
            given = shown(text) if text else "An empty value"
            raise Refused(f"{given} is not one of its values: {', '.join(known)}.")
        return Value(code=text)

    return read


def _nothing(text: str) -> Value:
    if text:
        raise Refused(f"This event takes no value, and {shown(text)} would be lost.")
    return Value()


def _words(what: str, longest: int, *, needed: bool = True) -> Reader:
    def read(text: str) -> Value:
        if needed and not text:
            raise Refused(f"The value is missing: give {what}.")
        if len(text) > longest:
            raise Refused(f"The value is longer than {longest} letters: give {what}.")
        return Value(text=text)

    return read


def _pattern(what: str, pattern: re.Pattern[str]) -> Reader:
    def read(text: str) -> Value:
        if not pattern.fullmatch(text):
            given = shown(text) if text else "An empty value"
            raise Refused(f"{given} is not {what}.")
        return Value(code=text)

    return read


def _last_day(text: str) -> Value:
    return Value(day=read_day(text))


def _planned_step(text: str) -> Value:
    due, _, step = text.partition(" ")
    day = read_day(due)
    if not step:
        raise Refused("The step is missing: give its due date, a space, and the step.")
    return Value(day=day, text=step)


READERS: dict[Event, Reader] = {
    Event.IDENTIFIED: _one_of(FoundAt),
    Event.BED_REQUESTED: _nothing,
    Event.BED_APPROVED: _nothing,
    Event.BED_STARTED: _words("the bed's label", 60),
    Event.BED_EXTENDED: _last_day,
    Event.BED_ENDED: _one_of(Destination),
    Event.CONFERENCE_HELD: _one_of(Mode),
    Event.CONFERENCE_ATTENDED: _nothing,
    Event.ACTION_PLANNED: _planned_step,
    Event.SESSION_HELD: _pattern("the code of a language, like sq or ti", _LANGUAGE),
    Event.ADVICE_GIVEN: _one_of(AdviceKind),
    Event.NOT_REFERRED: _one_of(NotReferredReason),
    Event.NRM_REFERRED: _words("the reference of the competent authority", 60, needed=False),
    Event.DTN_MADE: _pattern("a reason code, like fears_authorities", _CODE),
    Event.RG_DECISION: _one_of(DECIDED),
    Event.CG_DECISION: _one_of(DECIDED),
    Event.MISSING_REPORTED: _nothing,
    Event.FOUND: _nothing,
    Event.DISENGAGED: _nothing,
    Event.CLOSED: _words("the outcome in a word", 60),
}
