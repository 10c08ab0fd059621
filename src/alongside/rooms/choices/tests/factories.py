"""Choices made the way workers record them: a session in which all is said, then an answer."""

from datetime import datetime, timedelta
from typing import Any

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.rooms.choices.actions import (
    Asked,
    HowAsked,
    Override,
    SessionFacts,
    give_consent,
    record_answer,
    record_session,
)
from alongside.rooms.choices.models import Answer, Consent, InformationSession
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.texts import text_on
from alongside.rooms.choices.words import (
    REQUIRED,
    Capacity,
    InterpreterNeed,
    LawfulBasis,
    Point,
    Purpose,
    SpecialCondition,
    Understood,
)
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.words import Basis

LATER = NOW + timedelta(hours=3)


def a_session(
    case: Case,
    worker: User,
    *points: Point,
    need: InterpreterNeed | None = InterpreterNeed.NOT_NEEDED,
    held: datetime = NOW,
    **more: Any,
) -> InformationSession:
    """With no points named: the eight that are required."""
    facts = SessionFacts(points=frozenset(points) or REQUIRED, interpreter_need=need, language="sq", **more)
    return record_session(case=case, held_at=held, facts=facts, by=worker, at=max(held, LATER))


def an_answer(
    case: Case, worker: User, said: Said = Said.YES, *, given: datetime = LATER, **more: Any
) -> Answer:
    return record_answer(case=case, said=said, given_at=given, by=worker, at=max(given, LATER), **more)


def an_informed_yes(case: Case, worker: User) -> Answer:
    a_session(case, worker)
    return an_answer(case, worker)


def a_way_of_asking(**more: Any) -> HowAsked:
    asked: dict[str, Any] = {
        "text_version": text_on(NOW.date()).version,
        "language": "sq",
        "interpreter_need": InterpreterNeed.NOT_NEEDED,
        "explained_by": "Alice",
        "capacity": Capacity.NO_DOUBT,
        "understood": Understood.TOLD_BACK,
    }
    return HowAsked(**asked | more)


def a_question(
    agency: Agency, *sections: Section, purpose: Purpose = Purpose.SUPPORT, team: Team | None = None
) -> Asked:
    wanted = frozenset(sections) or frozenset({Section.IDENTITY, Section.SUPPORT})
    named = Section.IMMIGRATION in wanted
    return Asked(purpose=purpose, agency=agency, team=team, sections=wanted, immigration_named=named)


def a_consent(case: Case, worker: User, asked: Asked, *, at: datetime = LATER, days: float = 30) -> Consent:
    until = at + timedelta(days=days)
    return give_consent(case=case, asked=asked, how=a_way_of_asking(), until=until, by=worker, at=at)


def an_override(agency: Agency, *sections: Section, **more: Any) -> Override:
    said: dict[str, Any] = {
        "purpose": Purpose.SAFETY,
        "agency": agency,
        "sections": frozenset(sections) or frozenset({Section.IDENTITY, Section.SUPPORT}),
        "basis": LawfulBasis.SAFEGUARDING,
        "special_condition": SpecialCondition.SAFEGUARDING,
        "reason": "The people who exploited them know where they work.",
        "until": LATER + timedelta(days=7),
        "not_told_why": "It would put them in danger to ask now.",
    }
    return Override(**said | more)


def open_by_consent(case: Case, at: datetime) -> list[CaseGrant]:
    return [grant for grant in grants_of(case, at) if grant.basis == Basis.CONSENT]
