"""Whether the entries of one case can all be true."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alongside.foundations.kernel.moments import in_london, spoken_day
from alongside.journeys.import_case_log.entries import Entry, Span
from alongside.journeys.import_case_log.words import DECISIONS, Event

Entries = Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    reason: str


def nothing_before_identified(entries: Entries) -> Iterator[Problem]:
    met = next((entry for entry in entries if entry.event is Event.IDENTIFIED), None)
    for entry in entries:
        if met and entry.event is not Event.IDENTIFIED and entry.when.is_before(met.when):
            moment = f"{_said(entry.when)}, before the person was identified ({_said(met.when)})"
            yield Problem(entry.line, f"“{entry.event}” is at {moment}.")


def attendances_have_their_conference(entries: Entries) -> Iterator[Problem]:
    held = {entry.when.first for entry in _of(entries, Event.CONFERENCE_HELD)}
    for entry in _of(entries, Event.CONFERENCE_ATTENDED):
        if entry.when.first not in held:
            yield Problem(entry.line, f"No conference of this case was held at {_said(entry.when)}.")


def conferences_differ(entries: Entries) -> Iterator[Problem]:
    for before, entry in _neighbours(_of(entries, Event.CONFERENCE_HELD)):
        if before.when.first == entry.when.first:
            yield Problem(entry.line, f"Line {before.line} has another conference at the same moment.")


def decisions_follow_a_referral(entries: Entries) -> Iterator[Problem]:
    referrals = [entry.when for entry in _of(entries, Event.NRM_REFERRED)]
    for entry in entries:
        if entry.event in DECISIONS and not referrals:
            yield Problem(entry.line, "A decision without a referral: the case has no “nrm_referred”.")
        elif entry.event in DECISIONS and all(entry.when.is_before(referral) for referral in referrals):
            yield Problem(entry.line, f"A decision before the referral, which was at {_said(referrals[0])}.")


def conclusive_after_reasonable(entries: Entries) -> Iterator[Problem]:
    reasonable = [entry.when for entry in _of(entries, Event.RG_DECISION)]
    for entry in _of(entries, Event.CG_DECISION):
        if reasonable and all(entry.when.is_before(when) for when in reasonable):
            yield Problem(entry.line, "A conclusive grounds decision before the reasonable grounds decision.")


def decisions_agree(entries: Entries) -> Iterator[Problem]:
    """Of two decisions the first counts, so it must be possible to say which was first."""
    for stage in sorted(DECISIONS):
        for before, entry in _neighbours(_of(entries, stage)):
            if before.at == entry.at and before.value != entry.value:
                yield Problem(entry.line, f"Line {before.line} has the other decision at the same time.")


def beds_start_before_they_end(entries: Entries) -> Iterator[Problem]:
    running: Entry | None = None
    for entry in entries:
        if entry.event is Event.BED_STARTED:
            if running:
                yield Problem(entry.line, f"The bed of line {running.line} had not ended yet.")
            running = entry
        elif entry.event in (Event.BED_EXTENDED, Event.BED_ENDED) and not running:
            yield Problem(entry.line, f"“{entry.event}” while the person had no bed.")
        elif entry.event is Event.BED_ENDED:
            running = None


def extensions_are_later(entries: Entries) -> Iterator[Problem]:
    for entry in _of(entries, Event.BED_EXTENDED):
        if entry.value.day and entry.value.day < entry.when.day:
            yield Problem(entry.line, "The new last day of the bed is before the day of the extension.")


def closed_once(entries: Entries) -> Iterator[Problem]:
    for before, entry in _neighbours(_of(entries, Event.CLOSED)):
        yield Problem(entry.line, f"The case was closed already, in line {before.line}.")


# Each with the events that it leans on: where a row of those cannot be read, it would complain of nothing.
CHECKS: tuple[tuple[frozenset[str], Callable[[Entries], Iterator[Problem]]], ...] = (
    (frozenset({Event.IDENTIFIED}), nothing_before_identified),
    (frozenset({Event.CONFERENCE_HELD}), attendances_have_their_conference),
    (frozenset(), conferences_differ),
    (frozenset({Event.NRM_REFERRED}), decisions_follow_a_referral),
    (frozenset({Event.RG_DECISION}), conclusive_after_reasonable),
    (frozenset(), decisions_agree),
    (frozenset({Event.BED_STARTED, Event.BED_ENDED}), beds_start_before_they_end),
    (frozenset(), extensions_are_later),
    (frozenset(), closed_once),
)


def _of(entries: Entries, event: Event) -> list[Entry]:
    return [entry for entry in entries if entry.event is event]


def _neighbours(entries: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    yield from pairwise(entries)


def _said(when: Span) -> str:
    if when.is_whole_day:
        return spoken_day(when.day)
    moment = in_london(when.first)
    return f"{moment:%H:%M} on {spoken_day(moment)}"
