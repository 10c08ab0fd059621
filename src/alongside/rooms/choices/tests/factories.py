"""Choices made the way workers record them: a session in which all is said, then an answer."""

from datetime import datetime, timedelta
from typing import Any

from alongside.foundations.accounts.models import User
from alongside.rooms.choices.actions import SessionFacts, record_answer, record_session
from alongside.rooms.choices.models import Answer, InformationSession
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import REQUIRED, InterpreterNeed, Point
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case

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
