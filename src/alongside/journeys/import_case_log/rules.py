"""Which cases of a log hold together. Pure: rows in, cases and refusals out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import partial
from typing import TypeVar

from alongside.foundations.kernel.results import Refused, shown
from alongside.journeys.import_case_log.consistency import CHECKS, Problem
from alongside.journeys.import_case_log.entries import Entry, LoggedCase, read_when, read_who
from alongside.journeys.import_case_log.order import in_order
from alongside.journeys.import_case_log.reading.table import Row
from alongside.journeys.import_case_log.values import read_value
from alongside.journeys.import_case_log.words import NEEDS_A_TIME, Event

T = TypeVar("T")
LONGEST_REFERENCE = 60
AHEAD = timedelta(days=366)  # nothing can have happened later than this: the year is mistyped


@dataclass(frozen=True, slots=True)
class RefusedCase:
    """A whole case that stays out, with every reason, in the order of the lines."""

    reference: str
    problems: tuple[Problem, ...]


def check(rows: Iterable[Row], now: datetime) -> list[LoggedCase | RefusedCase]:
    by_reference: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_reference[row.case].append(row)
    return [check_case(reference, own, now) for reference, own in by_reference.items()]


def check_case(reference: str, rows: Sequence[Row], now: datetime) -> LoggedCase | RefusedCase:
    read = [_understand(row, now) for row in rows]
    problems = [*_problems_of_name(reference, rows), *(problem for _, found in read for problem in found)]
    unread = {row.event for row, (entry, _) in zip(rows, read, strict=True) if entry is None}
    kept = in_order(_once_each(entry for entry, _ in read if entry))
    for needs, find in CHECKS:
        if not needs & unread:
            problems += find(kept)
    if problems:
        return RefusedCase(reference, tuple(sorted(problems, key=lambda problem: problem.line)))
    return LoggedCase(reference, rows[0].line, tuple(kept))


def _problems_of_name(reference: str, rows: Sequence[Row]) -> Iterator[Problem]:
    if not reference:
        yield from (Problem(row.line, "The row names no case.") for row in rows)
    elif len(reference) > LONGEST_REFERENCE:
        yield Problem(rows[0].line, f"The reference of the case is longer than {LONGEST_REFERENCE} letters.")
    else:
        yield from _problems_of_identification(rows)


def _problems_of_identification(rows: Sequence[Row]) -> Iterator[Problem]:
    found = [row for row in rows if row.event == Event.IDENTIFIED]
    if not found:
        yield Problem(rows[0].line, "The case has no “identified”: every case needs exactly one.")
    for row in found[1:]:
        yield Problem(
            row.line, f"A second “identified”; the first is in line {found[0].line}. A case has exactly one."
        )


class _Hearing:
    """Asks the readers one after the other, and keeps why any of them could not answer."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def ask(self, read: Callable[[str], T], text: str) -> T | None:
        try:
            return read(text)
        except Refused as refused:
            self.reasons.append(str(refused))
            return None


def _understand(row: Row, now: datetime) -> tuple[Entry | None, list[Problem]]:
    """The entry, or every reason why this row cannot be understood."""
    hearing = _Hearing()
    event = hearing.ask(_read_event, row.event)
    when = hearing.ask(read_when, row.at)
    who = hearing.ask(read_who, row.who)
    value = hearing.ask(partial(read_value, event), row.value) if event else None
    if row.spill:
        hearing.reasons.append(
            "There are cells beyond the last column: text with a comma needs quotation marks."
        )
    if event in NEEDS_A_TIME and when and when.is_whole_day:
        hearing.reasons.append("A conference needs its time of day, because hours are counted to it.")
    if event is Event.CONFERENCE_ATTENDED and not row.who:
        hearing.reasons.append("The organisation that attended is missing.")
    if when and when.first > now + AHEAD:
        hearing.reasons.append(f"{shown(row.at)} lies more than a year ahead: check the year.")
    if event and when and value and not hearing.reasons:
        return Entry(row.line, event, when, when.first, who, value), []
    return None, [Problem(row.line, reason) for reason in hearing.reasons]


def _read_event(text: str) -> Event:
    try:
        return Event(text)
    except ValueError:
        near = get_close_matches(text.lower(), list(Event), n=1)
        given = f"{shown(text)} is not an event of a case log." if text else "The event is missing."
        raise Refused(given, f"Did you mean {near[0]}?" if near else "") from None


def _once_each(entries: Iterable[Entry]) -> list[Entry]:
    """Two rows that say the same are one event, written down twice."""
    first: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        first.setdefault(entry.identity, entry)
    return list(first.values())
