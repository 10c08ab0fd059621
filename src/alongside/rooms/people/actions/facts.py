from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.models import Case, ContactRule, Fact, IndicatorSeen, Name
from alongside.rooms.people.questions import BY_CODE, Known, SaidBy
from alongside.rooms.people.words import Channel


class SomebodyWasFirst(Refused):
    """The row on the screen has been replaced meanwhile. Carries what stands now, so that no text is lost."""

    def __init__(self, standing: Fact) -> None:
        super().__init__(
            "Somebody saved this while you were writing.", "Both texts are below. Nothing is lost."
        )
        self.standing = standing


@verb
def correct_chosen_name(*, case: Case, text: str, by: User, at: datetime) -> Name:
    """The old name stays in the history of the case."""
    names = Name.objects.select_for_update()
    standing = names.filter(case=case, kind=Name.CHOSEN, replaced_by__isnull=True).first()
    name = Name(case=case, kind=Name.CHOSEN, text=text, added_at=at, added_by=by)
    _put_in_place_of(standing, name)
    record("name.recorded", by=by, at=at, case_id=case.pk, about=name)
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
    return fact


@verb
def record_indicator(
    *,
    case: Case,
    code: str,
    where_seen: str,
    seen_by: User | None,
    seen_by_agency: Agency | None,
    seen_on: date,
    detail: str = "",
    by: User,
    at: datetime,
) -> IndicatorSeen:
    row = IndicatorSeen.objects.create(
        case=case,
        code=code,
        where_seen=where_seen,
        seen_by=seen_by,
        seen_by_agency=seen_by_agency,
        seen_on=seen_on,
        detail=detail,
        recorded_at=at,
        recorded_by=by,
    )
    record("indicator.recorded", by=by, at=at, case_id=case.pk, about=row, code=code)
    return row


@verb
def withdraw_indicator(*, indicator: IndicatorSeen, why: str, by: User, at: datetime) -> None:
    if indicator.withdrawn_at is not None:
        raise Refused("This indicator was withdrawn already.")
    indicator.withdrawn_at, indicator.withdrawn_by, indicator.withdrawn_why = at, by, why
    indicator.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record("indicator.withdrawn", by=by, at=at, case_id=indicator.case_id, about=indicator)


def _put_in_place_of(old: Name | ContactRule | Fact | None, new: Name | ContactRule | Fact) -> None:
    """The old row points at the new one first, so that the database never sees two that stand."""
    if old is not None and old.replaced_by_id is not None:
        raise Refused("Somebody changed this meanwhile.", "Open the page again and look at what stands now.")
    if old is not None:
        type(old).objects.filter(pk=old.pk).update(replaced_by=new.pk)
    new.save(force_insert=True)
