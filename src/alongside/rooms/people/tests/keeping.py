"""Cases that were closed long ago, and what the nights do with them."""

from datetime import UTC, date, datetime
from typing import Any

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing import keyring
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people import actions, retention
from alongside.rooms.people.actions import answer_question, close_case, write_note
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.models import (
    Case,
    ErasureRequest,
    RetentionHold,
    RetentionWarning,
)
from alongside.rooms.people.questions import Known, SaidBy
from alongside.rooms.people.retention import Kept
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.words import AgeStatus

MET = datetime(2019, 1, 1, 9, 0, tzinfo=UTC)
CLOSED = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)  # so kept until 1 June 2026
LAST_DAY = date(2026, 6, 1)


def a_closed_case(worker: User, age: AgeStatus = AgeStatus.ADULT, *, born: str = "", story: str = "") -> Case:
    with seen(worker, MET):
        case = a_case(worker, met=MET, age_status=age)
    with seen(worker, CLOSED):
        sign: dict[str, Any] = {"case": case, "by": worker, "at": CLOSED}
        if born:
            told = Answer(known=Known.TOLD, text=born, said_by=SaidBy.PERSON)
            answer_question(question="date_of_birth", answer=told, seen=None, **sign)
        if story:
            write_note(section=Section.STORY, text=story, **sign)
        close_case(case=case, outcome="safe_housing", reason="", by=worker, at=CLOSED)
    return case


def kept(case: Case, at: datetime = NOW) -> Kept:
    found = retention.kept(case, at)
    assert found is not None
    return found


def warned(case: Case, by: User, at: datetime) -> RetentionWarning:
    with viewing.as_service(Service.RETENTION, at=at):
        return actions.warn_of_erasure(kept=kept(case, at), by=by, at=at)


def erased(case: Case, by: User, at: datetime) -> bool:
    with viewing.as_service(Service.RETENTION, at=at):
        return actions.erase_when_due(case_id=case.pk, by=by, at=at)


def seen(user: User, at: datetime = NOW) -> Any:
    return viewing.seen_by(eyes_of(user), at=at)


def held(case: Case, by: User, at: datetime) -> RetentionHold:
    with seen(by, at):
        return actions.hold_back(
            case=case, reason="An inquiry asked for it.", review_on=date(2027, 1, 1), by=by, at=at
        )


def asked(case: Case, by: User, at: datetime = NOW) -> ErasureRequest:
    with seen(by, at):
        return actions.ask_for_erasure(case=case, reason="He wants to be forgotten.", by=by, at=at)


def key_is_gone(case: Case) -> bool:
    try:
        keyring.key_to_read(case.pk)
    except keyring.Erased:
        return True
    return False
