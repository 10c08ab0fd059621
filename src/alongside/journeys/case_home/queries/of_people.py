from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.words import day, full_moment
from alongside.journeys.case_home.queries.moments import Moment, late, name_of
from alongside.rooms.people import presenters, queries
from alongside.rooms.people.models import (
    Case,
    Closure,
    KeyWorker,
    Note,
    OpenedInError,
    PossibleMatch,
    Reopening,
)
from alongside.rooms.people.words import AgeStatus, MatchAnswer, Outcome, found_in_words


def moments(case: Case) -> Iterator[Moment]:
    yield from _meeting(case)
    yield from _met_corrections(case)
    yield from _notes(case)
    yield from _contacts(case)
    yield from _signs(case)
    yield from _hands(case)
    yield from _ages(case)
    yield from _turns(case)
    yield from _matches(case)


def _meeting(case: Case) -> Iterator[Moment]:
    yield Moment(
        at=case.identified_at,
        title="First met",
        text=found_in_words(case.found_at_kind),
        by=name_of(case.identified_by),
        written=late(case.identified_at, case.recorded),
        day_only=case.identified_day_only,
    )


def _met_corrections(case: Case) -> Iterator[Moment]:
    for row in queries.met_corrections_of(case):
        was = day(row.was) if row.was_day_only else full_moment(row.was)
        yield Moment(
            at=row.corrected_at,
            title="First meeting corrected",
            text=f"{was} was written first ({found_in_words(row.was_kind)}). {row.reason}",
            by=name_of(row.corrected_by),
        )


def _notes(case: Case) -> Iterator[Moment]:
    for note in queries.notes_of(case):
        yield _note(note)
    for move in queries.notes_moved_away(case):
        yield Moment(
            at=move.moved_at,
            title="A note was moved to another case",
            text=move.reason,
            by=name_of(move.moved_by),
        )


def _note(note: Note) -> Moment:
    """An account of exploitation stays closed: the title leads to the page that shows it."""
    address = reverse("people:note", kwargs={"case_id": note.case_id, "note_id": note.pk})
    section = Section(note.section)
    account = section is Section.STORY
    return Moment(
        at=note.written_at,
        title="Show what happened" if account else "Note",
        url=address,
        badge=SECTION_WORDS[section],
        text="An account. It may be hard to read." if account else note.text,
        by=name_of(note.written_by),
        section=section,
    )


def _contacts(case: Case) -> Iterator[Moment]:
    for contact in queries.contacts_with(case):
        yield Moment(
            at=contact.made_at,
            title=presenters.contact_title(contact),
            text=contact.summary,
            by=name_of(contact.made_by),
            written=late(contact.made_at, contact.recorded),
            section=Section.CONTACT,
        )


def _signs(case: Case) -> Iterator[Moment]:
    """Those that were written down at once are one entry. They are not counted: signs are never added up."""
    rows = sorted(queries.indicators_of(case), key=lambda row: row.recorded_at)
    for recorded_at, together in groupby(rows, key=lambda row: row.recorded_at):
        by = name_of(next(together).recorded_by)
        yield Moment(
            at=recorded_at,
            title="Signs written down",
            url=reverse("people:indicators", kwargs={"case_id": case.pk}),
            by=by,
            section=Section.STORY,
        )


def _hands(case: Case) -> Iterator[Moment]:
    rows = (
        KeyWorker.objects.filter(case=case).select_related("user", "handed_over_by").order_by("starts", "id")
    )
    for row in rows[1:]:
        yield Moment(
            at=row.starts,
            title=f"Handed over to {row.user.full_name}",
            text=row.word,
            by=name_of(row.handed_over_by),
        )


def _ages(case: Case) -> Iterator[Moment]:
    for row in queries.ages_said_of(case):
        title = f"Age: {AgeStatus(row.age_status).words.lower()}"
        yield Moment(at=row.said_at, title=title, text=row.reason, by=name_of(row.said_by))


def _turns(case: Case) -> Iterator[Moment]:
    for closure in Closure.objects.filter(case=case).select_related("closed_by"):
        outcome = Outcome(closure.outcome).words if closure.outcome in set(Outcome) else closure.outcome
        title, by = f"Case closed: {outcome}", name_of(closure.closed_by)
        yield Moment(at=closure.closed_at, title=title, text=closure.reason, by=by)
    for again in Reopening.objects.filter(case=case).select_related("reopened_by"):
        by = name_of(again.reopened_by)
        yield Moment(at=again.reopened_at, title="Case reopened", text=again.reason, by=by)
    for error in OpenedInError.objects.filter(case=case).select_related("marked_by"):
        by = name_of(error.marked_by)
        yield Moment(at=error.marked_at, title="Marked as opened in error", text=error.reason, by=by)


def _matches(case: Case) -> Iterator[Moment]:
    answered = PossibleMatch.objects.filter(case=case, answered_at__isnull=False)
    for match in answered.select_related("answered_by"):
        if match.answered_at is not None:
            title = f"Possible match: {MatchAnswer(match.answer).words.lower()}"
            yield Moment(
                at=match.answered_at, title=title, by=name_of(match.answered_by), section=Section.IDENTITY
            )
