from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import queries
from alongside.rooms.people.actions.holding import hold_open
from alongside.rooms.people.actions.matches import raise_look_alikes
from alongside.rooms.people.models import Case, ContactRule, Fact, Name
from alongside.rooms.people.questions import BY_CODE, Known, SaidBy
from alongside.rooms.people.words import Channel

Row = TypeVar("Row", Fact, Name, ContactRule)


class SomebodyWasFirst(Refused):
    """The row on the screen has been replaced meanwhile. Carries what stands now, so that no text is lost."""

    def __init__(self, standing: models.Model) -> None:
        super().__init__(
            "Somebody saved this while you were writing.", "Both texts are below. Nothing is lost."
        )
        self.standing: Any = standing  # the one who tried knows what they tried to write


@verb
def correct_chosen_name(*, case: Case, text: str, seen: Name | None = None, by: User, at: datetime) -> Name:
    """The old name stays in the history of the case. `seen` is the one the writer had before them, if any."""
    hold_open(case)
    names = Name.objects.select_for_update()
    standing = names.filter(case=case, kind=Name.CHOSEN, replaced_by__isnull=True).first()
    if standing is not None and seen is not None and seen.pk != standing.pk:
        raise SomebodyWasFirst(standing)
    return _write_name(Name(case=case, kind=Name.CHOSEN, text=text, added_at=at, added_by=by), standing)


@verb
def add_other_name(*, case: Case, kind: str, text: str, by: User, at: datetime) -> Name:
    """A name in papers, or one they are also known by. Several may stand."""
    hold_open(case)
    return _write_name(Name(case=case, kind=kind, text=text, added_at=at, added_by=by), None)


@verb
def replace_name(*, name: Name, text: str, by: User, at: datetime) -> Name:
    hold_open(name.case)
    new = Name(case=name.case, kind=name.kind, text=text, added_at=at, added_by=by)
    return _write_name(new, name)


def _write_name(name: Name, in_place_of: Name | None) -> Name:
    _put_in_place_of(in_place_of, name)
    record("name.recorded", by=name.added_by, at=name.added_at, case_id=name.case_id, about=name)
    raise_look_alikes(case=name.case, by=name.added_by, at=name.added_at)
    return name


@verb
def add_contact_rule(
    *,
    case: Case,
    channel: Channel,
    value: str,
    safe: bool | None,
    how: str = "",
    replaces: ContactRule | None = None,
    by: User,
    at: datetime,
) -> ContactRule:
    """`replaces` is the one the writer had before them; when another stands by now, nothing is overwritten."""
    hold_open(case)
    rule = ContactRule(case=case, channel=channel, value=value, safe=safe, how=how, added_at=at, added_by=by)
    _put_in_place_of(replaces, rule)
    record("contact_rule.recorded", by=by, at=at, case_id=case.pk, about=rule)
    return rule


@dataclass(frozen=True, kw_only=True)
class Answer:
    known: Known
    text: str = ""
    said_by: SaidBy = SaidBy.PERSON
    reason: str = ""


@verb
def answer_question(
    *, case: Case, question: str, answer: Answer, seen: Fact | None, by: User, at: datetime
) -> Fact:
    """`seen` is the answer the writer had before them; when another stands by now, nothing is overwritten."""
    asked = BY_CODE[question]
    hold_open(case)  # and two first answers, one at a time
    facts = Fact.objects.select_for_update()
    standing = facts.filter(case=case, question=question, replaced_by__isnull=True).first()
    if standing is not None and (seen is None or seen.pk != standing.pk):
        raise SomebodyWasFirst(standing)
    fact = Fact(
        case=case,
        section=asked.section,
        question=question,
        known=answer.known,
        answer=answer.text,
        said_by=answer.said_by,
        reason=answer.reason,
        added_at=at,
        added_by=by,
    )
    _put_in_place_of(standing, fact)
    record("fact.recorded", by=by, at=at, case_id=case.pk, about=fact, question=question)
    if question == "date_of_birth":
        raise_look_alikes(case=case, by=by, at=at)
    return fact


def _put_in_place_of(old: Row | None, new: Row) -> None:
    """The old row points at the new one first, so that the database never sees two that stand."""
    if old is not None:
        standing = type(old).objects.filter(pk=old.pk, replaced_by__isnull=True)
        if not standing.update(replaced_by=new.pk):
            raise SomebodyWasFirst(queries.standing_in_place_of(old))
    new.save(force_insert=True)
