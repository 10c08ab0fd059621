"""The pack: the same rows for the page, for the file to read and for the file of a machine."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.design.words import day, due_in_words, full_moment
from alongside.foundations.kernel.moments import in_london
from alongside.journeys.subject_access.presenters.telling import Entry, Line, Teller, about, first_moment
from alongside.journeys.subject_access.queries.rows import Around
from alongside.journeys.subject_access.rules import GONE
from alongside.journeys.subject_access.words.labels import PARTS
from alongside.journeys.subject_access.words.withheld import TABLES
from alongside.rooms.people.models import LeftOut, SubjectAccess
from alongside.rooms.people.states import ACCESS, AccessState
from alongside.rooms.people.words import AccessRefusedWhy, AskedHow, ExtendedWhy, IdentityChecked, WithheldWhy

Row = dict[str, object]


@dataclass(frozen=True)
class Part:
    title: str
    entries: tuple[Entry, ...]

    def document(self) -> dict[str, Any]:
        told = [{"what": e.title, "when": e.at, "lines": _lines(e.lines)} for e in self.entries]
        return {"section": self.title, "entries": told}


@dataclass(frozen=True, kw_only=True)
class Pack:
    """`left_out` says why and how often, and never what."""

    parts: tuple[Part, ...]
    left_out: tuple[Line, ...]
    looked: tuple[Line, ...]

    @property
    def for_person(self) -> "Pack":
        """Without the entries that somebody chose to leave out."""
        shown = (
            Part(part.title, tuple(e for e in part.entries if e.left_out is None)) for part in self.parts
        )
        parts = tuple(part for part in shown if part.entries)
        return Pack(parts=parts, left_out=self.left_out, looked=self.looked)


def pack(
    rows: Iterable[Guarded],
    around: Around,
    *,
    left_out: Mapping[str, LeftOut],
    struck_out: Iterable[str],
    looks: Iterable[tuple[date, str]],
) -> Pack:
    rows = sorted(rows, key=lambda row: (first_moment(row), str(row.pk)))
    teller = Teller(rows, around, dict.fromkeys(struck_out, GONE))
    told = [teller.entry(row, left_out.get(about(row))) for row in rows]
    parts = (
        Part(words, tuple(entry for entry in told if entry.section is section))
        for section, words in PARTS.items()
    )
    return Pack(
        parts=tuple(part for part in parts if part.entries),
        left_out=tuple(_reasons(left_out.values())),
        looked=tuple(Line(day(on), place) for on, place in looks),
    )


def _reasons(rows: Iterable[LeftOut]) -> list[Line]:
    counted = Counter(WithheldWhy(row.why).words for row in rows)
    return [*(Line(f"Left out: {number}", why) for why, number in sorted(counted.items()))]


def mark_of(shown: Pack) -> str:
    """Another one when anything was written meanwhile. Who looked is left out: to read it is to look."""
    parts = json.dumps([part.document() for part in shown.parts])
    return hashlib.sha256(parts.encode()).hexdigest()


def document(shown: Pack, reference: str, made: datetime) -> dict[str, Any]:
    """What is given, for people and machines: the same words in the same order."""
    return {
        "reference": reference,
        "made": made.isoformat(timespec="seconds"),
        "sections": [part.document() for part in shown.parts],
        "who_looked": [{"day": line.label, "who": line.text} for line in shown.looked],
        "not_in_it": [f"{line.label}. {line.text}" for line in shown.left_out] + list(TABLES.values()),
    }


def _lines(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [{"label": line.label, "text": line.text} for line in lines]


@dataclass(frozen=True)
class RequestLine:
    request: SubjectAccess
    state: str
    due: str
    waits: bool


def request_line(row: SubjectAccess, now: datetime) -> RequestLine:
    going = bool(ACCESS.verbs_from(AccessState(row.state)))
    due = due_in_words(row.answer_by, now) if going else f"until {day(row.answer_by)}"
    return RequestLine(row, ACCESS.words[AccessState(row.state)], due, row.state == AccessState.PREPARED)


def may_take_longer(row: SubjectAccess, now: datetime) -> bool:
    """While the person can still hear of it in time."""
    goes_on = ACCESS.allows("extend_access", AccessState(row.state))
    return goes_on and row.extended_at is None and in_london(now).date() <= row.due_on


def request_rows(row: SubjectAccess, now: datetime) -> list[Row]:
    checked = IdentityChecked(row.identity_checked).words if row.identity_checked else ""
    rows: list[Row] = [
        {"key": "They asked", "value": f"{day(row.received_on)}. {AskedHow(row.asked_how).words}"},
        {
            "key": "To be answered",
            "value": request_line(row, now).due,
            "note": "R-DP-01: check before relying on this",
        },
        {"key": "Who they are", "value": checked},
        {"key": "Prepared", "value": _act(row.prepared_at, row.prepared_by)},
        {"key": "Released", "value": _act(row.released_at, row.released_by)},
    ]
    if row.extended_why:
        told = f"{ExtendedWhy(row.extended_why).words}. {_act(row.extended_at, row.extended_by)}"
        rows.append({"key": "They heard that it takes longer", "value": told, "note": row.extended_word})
    if row.refused_why:
        rows.append({"key": "Refused", "value": AccessRefusedWhy(row.refused_why).words})
    if row.word:
        rows.append({"key": "A word on it", "value": row.word})
    return rows


def _act(at: datetime | None, by: Any) -> str:
    return f"{full_moment(at)}, {by.full_name}" if at and by else ""
