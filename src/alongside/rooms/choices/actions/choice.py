"""The verbs of a choice. They take plain facts, so that a case log can say them as well as a page."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.models import Advice, Answer, InformationSession
from alongside.rooms.choices.queries import standing_answer, standing_in_place_of
from alongside.rooms.choices.states import ANSWER, VERB_FOR, Said
from alongside.rooms.choices.words import AdviceKind, InterpreterNeed, LegalAdvice, Point, RefusalReason
from alongside.rooms.people.actions import hold_open
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.models import Case


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """None and the empty word mean: not recorded. Nothing here stands in the way of saving."""

    explained_by: str = ""
    language: str = ""
    points: frozenset[Point] = frozenset()
    interpreter_need: InterpreterNeed | None = None
    interpreter_present: bool | None = None
    interpreter_service: str = ""
    gender_choice_offered: bool | None = None
    breaks_taken: bool | None = None
    legal_advice: LegalAdvice | None = None
    understanding: str = ""

    def columns(self) -> dict[str, Any]:
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return said | {
            "points": sorted(self.points, key=list(Point).index),
            "interpreter_need": self.interpreter_need or "",
            "legal_advice": self.legal_advice or "",
        }


@verb
def record_session(
    *,
    case: Case,
    held_at: datetime,
    facts: SessionFacts,
    said: Said | None = None,
    by: User,
    at: datetime,
) -> InformationSession:
    """With `said`, the answer that the person gave in the same talk: both are kept, or neither."""
    _check_not_ahead(held_at, at)
    hold_open(case)
    session = InformationSession.objects.create(case=case, held_at=held_at, held_by=by, **facts.columns())
    record("session.recorded", by=by, at=at, case_id=case.pk, about=session, points=len(facts.points))
    if said is not None:
        record_answer(case=case, said=said, given_at=held_at, by=by, at=at)
    return session


@verb
def correct_session(
    *, session: InformationSession, held_at: datetime, facts: SessionFacts, by: User, at: datetime
) -> InformationSession:
    """The old row stays and points at the new one."""
    _check_not_ahead(held_at, at)
    hold_open(session.case)
    held = InformationSession.objects.select_for_update().get(pk=session.pk)
    if held.replaced_by_id is not None:
        raise SomebodyWasFirst(standing_in_place_of(held))
    new = InformationSession.objects.create(
        case_id=held.case_id, held_at=held_at, held_by=by, **facts.columns()
    )
    InformationSession.objects.filter(pk=held.pk).update(replaced_by=new)
    record("session.corrected", by=by, at=at, case_id=held.case_id, about=new, replaces=held.pk)
    return new


@verb
def record_answer(
    *,
    case: Case,
    said: Said,
    given_at: datetime,
    reasons: Iterable[RefusalReason] = (),
    own_words: str = "",
    by: User,
    at: datetime,
) -> Answer:
    """A yes is always kept; whether it counts is derived from the sessions before it."""
    _check_not_ahead(given_at, at)
    hold_open(case)
    standing = standing_answer(case)
    if standing and given_at < standing.given_at:
        raise Refused("There is a later answer already.", "Record what the person says now.")
    act = VERB_FOR[said]
    ANSWER.next(act, Said(standing.said) if standing else Said.NOT_ASKED)
    answer = Answer.objects.create(
        case=case, said=said, reasons=sorted(reasons), own_words=own_words, given_at=given_at, given_by=by
    )
    record(ANSWER.events[act], by=by, at=at, case_id=case.pk, about=answer)
    return answer


@verb
def record_advice(
    *, case: Case, kind: AdviceKind, given_at: datetime, agency: Agency | None = None, by: User, at: datetime
) -> Advice:
    _check_not_ahead(given_at, at)
    hold_open(case)
    advice = Advice.objects.create(case=case, kind=kind, agency=agency, given_at=given_at, given_by=by)
    record("advice.recorded", by=by, at=at, case_id=case.pk, about=advice, kind=kind)
    return advice


def _check_not_ahead(moment: datetime, at: datetime) -> None:
    if moment > at:
        raise Refused("That moment is still to come.", "Check the day and the time.")
