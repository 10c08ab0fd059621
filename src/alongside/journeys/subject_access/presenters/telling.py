"""One row in words: codes said, days spelt, workers as a role and an agency, other people masked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import day, full_moment
from alongside.foundations.sealing.fields import SealedTextField
from alongside.journeys.subject_access.queries.rows import Around, section_of
from alongside.journeys.subject_access.rules import masks, struck
from alongside.journeys.subject_access.words.coded import said_by
from alongside.journeys.subject_access.words.labels import label_of, title_of
from alongside.journeys.subject_access.words.withheld import MASKED, NO_NAMES, TECHNICAL
from alongside.rooms.beds.models import Occupancy
from alongside.rooms.people import looked, questions
from alongside.rooms.people.models import Case, Fact, LeftOut, Name
from alongside.rooms.people.presenters.facts import answer_in_words
from alongside.rooms.people.questions import Known

LEFT = ("case", "section", "question")  # they are said by where the entry stands, and by its title
ANOTHER_CASE = "Another case, which is not named"


@dataclass(frozen=True)
class Line:
    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`about` names the row to those who decide whether it is left out; the person never sees it."""

    about: str
    section: Section
    title: str
    at: str
    lines: tuple[Line, ...]
    left_out: LeftOut | None = None

    @property
    def label(self) -> str:
        return self.about.partition(":")[0]

    @property
    def pk(self) -> UUID:
        return UUID(self.about.partition(":")[2])


def about(row: Guarded) -> str:
    return f"{row._meta.label}:{row.pk}"


def first_moment(row: Guarded) -> datetime:
    """By which the rows of a section stand in order: the first day or moment that the row has."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return datetime.combine(value, time(), tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)


class Teller:
    """Says the rows of one case. `struck_out` are words that a worker chose to strike out besides."""

    def __init__(self, rows: Iterable[Guarded], around: Around, struck_out: Mapping[str, str]) -> None:
        rows = list(rows)
        own = [row.text for row in rows if isinstance(row, Name)]
        self._around = around
        self._away = masks({**_names_of_others(rows), **self._names_of_workers()}, own=own) | dict(struck_out)

    def entry(self, row: Guarded, left_out: LeftOut | None) -> Entry:
        label, at = row._meta.label, first_moment(row)
        return Entry(
            about=about(row),
            section=section_of(row),
            title=_title(row),
            at="" if at.year == 1 else day(at),
            lines=tuple(self._lines(row, label)),
            left_out=left_out,
        )

    def _lines(self, row: Guarded, label: str) -> Iterator[Line]:
        for field in row._meta.concrete_fields:
            if field.primary_key or field.name in LEFT or {field.name, f"{label}.{field.name}"} & TECHNICAL:
                continue
            text = self._told(row, label, field)
            if text:
                yield Line(label_of(label, field.name), text)

    def _told(self, row: Guarded, label: str, field: Any) -> str:
        value = getattr(row, field.attname)
        if value is None or value == "" or value == []:
            return ""
        if f"{label}.{field.name}" in MASKED:
            return MASKED[f"{label}.{field.name}"]
        if isinstance(field, models.ForeignKey):
            return self._named(field, value, first_moment(row))
        if isinstance(field, SealedTextField):
            return struck(_words(row, field.name, value), self._away)
        return _plain(said_by(label, field.name), value)

    def _named(self, field: Any, pk: UUID, at: datetime) -> str:
        """A row of the same case is not named: it stands there itself."""
        target = field.related_model
        if target._meta.label == "accounts.User":
            return self._worker(pk, at)
        if target is Case:
            return ANOTHER_CASE
        if target is Occupancy:
            nights = self._around.others[pk]
            assert isinstance(nights, Occupancy)
            return f"{day(nights.check_in)} to {day(nights.leaves)}"
        return self._around.names.get(pk, "")

    def _worker(self, pk: UUID, at: datetime) -> str:
        user = self._around.users.get(pk)
        return looked.as_what(user, self._around.seats.get(pk, []), at) if user else looked.A_WORKER

    def _names_of_workers(self) -> dict[str, str]:
        """Their names, addresses and telephones, wherever somebody typed them."""
        found = dict[str, str]()
        for user in self._around.users.values():
            who = looked.A_GUEST if user.is_guest else looked.A_WORKER
            found |= {
                words: f"[{who.lower()}]" for words in (user.full_name, user.email, user.phone) if words
            }
        return found


def _names_of_others(rows: Iterable[Guarded]) -> dict[str, str]:
    """What stands in a column that names somebody else is struck out wherever else it stands."""
    found = dict[str, str]()
    for row in rows:
        for field in row._meta.concrete_fields:
            column = f"{row._meta.label}.{field.name}"
            instead = MASKED.get(column) if column not in NO_NAMES else None
            if instead and getattr(row, field.attname):
                found[getattr(row, field.attname)] = instead
    return found


def _title(row: Guarded) -> str:
    if isinstance(row, Fact):
        question = questions.BY_CODE.get(row.question)
        return question.words if question else row.question
    return title_of(row._meta.label)


def _words(row: Guarded, column: str, text: str) -> str:
    if (
        isinstance(row, Fact)
        and column == "answer"
        and row.known == Known.TOLD
        and row.question in questions.BY_CODE
    ):
        return answer_in_words(row)
    return text


def _plain(said: Callable[[str], str] | None, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return full_moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return ", ".join((said or str)(code) for code in value)
    return said(value) if said else str(value)
