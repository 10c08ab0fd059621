"""In which order the entries of a case happened. The order of the rows has no say in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.words import Event

# What an event of which only the day is known comes after, where that happened on the same day.
FOLLOWS: dict[Event, frozenset[Event]] = {
    Event.BED_APPROVED: frozenset({Event.BED_REQUESTED}),
    Event.BED_STARTED: frozenset({Event.BED_REQUESTED, Event.BED_APPROVED}),
    Event.BED_EXTENDED: frozenset({Event.BED_STARTED}),
    Event.BED_ENDED: frozenset({Event.BED_STARTED, Event.BED_EXTENDED}),
    Event.ACTION_PLANNED: frozenset({Event.CONFERENCE_HELD}),
    Event.RG_DECISION: frozenset({Event.NRM_REFERRED}),
    Event.CG_DECISION: frozenset({Event.NRM_REFERRED, Event.RG_DECISION}),
    Event.FOUND: frozenset({Event.MISSING_REPORTED}),
}


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    given = list(entries)
    timed = [entry for entry in given if not entry.when.is_whole_day or entry.event is Event.IDENTIFIED]
    placed = [_placed(entry, timed) if entry.when.is_whole_day else entry for entry in given]
    moves = _moves(placed)
    return sorted(
        placed, key=lambda entry: (entry.at, entry.at in moves and _leaves_first(entry), *_rest(entry))
    )


def _placed(entry: Entry, timed: Sequence[Entry]) -> Entry:
    follows = FOLLOWS.get(entry.event, frozenset()) | {Event.IDENTIFIED}
    before = [
        other.when.first
        for other in timed
        if other.event in follows and entry.when.first <= other.when.first <= entry.when.last
    ]
    return replace(entry, at=max([entry.when.first, *before]))


def _moves(entries: Iterable[Entry]) -> set[datetime]:
    """Moments at which one stay ends while another begins, for somebody who had a bed before."""
    beds = [entry for entry in entries if entry.event in (Event.BED_STARTED, Event.BED_ENDED)]
    beds.sort(key=lambda entry: (entry.at, entry.event.rank))
    moves, running = set(), 0
    for place, entry in enumerate(beds):
        earlier = beds[place - 1] if place else None
        if earlier and earlier.at == entry.at and running > 1:
            moves.add(entry.at)
        running += 1 if entry.event is Event.BED_STARTED else -1
    return moves


def _leaves_first(entry: Entry) -> int:
    return 0 if entry.event is Event.BED_ENDED else 1


def _rest(entry: Entry) -> tuple[int, tuple[str, ...]]:
    return entry.event.rank, entry.identity
