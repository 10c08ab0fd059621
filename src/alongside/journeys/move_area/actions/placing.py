"""What came from another deployment, put into rows of its own kind. What has none here stays readable as it came."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import add_exclusion_area
from alongside.rooms.beds.actions.exclusion import Area
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.choices import actions as choices
from alongside.rooms.choices.actions import SessionFacts
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import AdviceKind, InterpreterNeed, LegalAdvice, Point, RefusalReason
from alongside.rooms.clocks.actions import go_on_with_clock
from alongside.rooms.conferences.models import CameWith
from alongside.rooms.people import actions as people
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.actions.notes import Contact
from alongside.rooms.people.models import Case, Name
from alongside.rooms.people.questions import Known, SaidBy
from alongside.rooms.people.words import AgeStatus, Channel, FoundAt

Sign = dict[str, Any]
NOT_PLACED = (Refused, IntegrityError, KeyError, ValueError, TypeError)


def meeting_in(parts: Iterable[CameWith], otherwise: datetime) -> FirstMeeting:
    told: dict[str, Any] = next((json.loads(part.data) for part in parts if part.kind == "met"), {})
    met = parse_datetime(told.get("identified_at", "")) or otherwise
    return FirstMeeting(
        identified_at=min(met, otherwise),
        found_at_kind=FoundAt(told["found_at_kind"]) if told.get("found_at_kind") in set(FoundAt) else None,
        age_status=AgeStatus(told["age_status"])
        if told.get("age_status") in set(AgeStatus)
        else AgeStatus.UNSURE,
        in_danger_now=told.get("in_danger_now") is True,
        identified_day_only=told.get("identified_day_only") is True,
    )


def place_all(case: Case, parts: Iterable[CameWith], *, by: User, at: datetime) -> None:
    """`by` is the other deployment: who wrote what is told by it."""
    for part in parts:
        put = PLACES.get(part.kind)
        if part.kind == "met" or (put is not None and _placed(put, case, part, {"by": by, "at": at})):
            part.placed = True
            part.save(update_fields=["placed"])


def _placed(put: Callable[..., object], case: Case, part: CameWith, sign: Sign) -> bool:
    try:
        with transaction.atomic():
            put(case, part, json.loads(part.data or "{}"), sign)
    except NOT_PLACED:
        return False
    return True


def _name(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    if told["kind"] == Name.CHOSEN:
        people.correct_chosen_name(case=case, text=told["text"], **sign)
    elif told["kind"] in (Name.LEGAL, Name.ALSO):
        people.add_other_name(case=case, kind=told["kind"], text=told["text"], **sign)


def _contact(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    channel, safe = Channel(told["channel"]), told["safe"] if isinstance(told["safe"], bool) else None
    people.add_contact_rule(
        case=case, channel=channel, value=told["value"], safe=safe, how=told["how"], **sign
    )


def _fact(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    answer = Answer(
        known=Known(told["known"]),
        text=told["answer"],
        said_by=SaidBy(told["said_by"]),
        reason=told["reason"],
    )
    people.answer_question(case=case, question=told["question"], answer=answer, seen=None, **sign)


def _note(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    people.write_note(case=case, section=Section(part.section), text=f"{part.title}\n\n{part.text}", **sign)


def _unsafe(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    """A ring around a postcode that is not loaded here is not placed: somebody reads it and draws it."""
    until = date.fromisoformat(told["until"]) if told["until"] else None
    area = Area(
        shape=AreaShape(told["shape"]),
        place=told["place"],
        radius=told["radius"],
        reason=told["reason"],
        until=until,
    )
    add_exclusion_area(case=case, area=area, **sign)


def _sign(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    seen = Sighting(
        where_seen=told["where_seen"],
        seen_on=date.fromisoformat(told["seen_on"]),
        seen_by=sign["by"],
        detail=told["detail"],
    )
    people.record_indicators(case=case, codes=[told["code"]], sighting=seen, **sign)


def _call(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    call = Contact(
        channel=Channel(told["channel"]),
        from_person=told["from_person"] is True,
        reached=told["reached"] is True,
        summary=told["summary"],
        happened=datetime.fromisoformat(told["made_at"]),
    )
    people.log_contact(case=case, contact=call, **sign)


def _talk(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    need, advice = told["interpreter_need"], told["legal_advice"]
    facts = SessionFacts(
        explained_by=told["explained_by"],
        language=told["language"],
        points=frozenset(Point(point) for point in told["points"]),
        interpreter_need=InterpreterNeed(need) if need else None,
        interpreter_present=told["interpreter_present"],
        interpreter_service=told["interpreter_service"],
        gender_choice_offered=told["gender_choice_offered"],
        breaks_taken=told["breaks_taken"],
        legal_advice=LegalAdvice(advice) if advice else None,
        understanding=told["understanding"],
    )
    choices.record_session(case=case, held_at=datetime.fromisoformat(told["held_at"]), facts=facts, **sign)


def _choice(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    choices.record_answer(
        case=case,
        said=Said(told["said"]),
        given_at=datetime.fromisoformat(told["given_at"]),
        reasons=[RefusalReason(reason) for reason in told["reasons"]],
        own_words=told["own_words"],
        **sign,
    )


def _advice(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    given = datetime.fromisoformat(told["given_at"])
    choices.record_advice(case=case, kind=AdviceKind(told["kind"]), given_at=given, **sign)


def _clock(case: Case, part: CameWith, told: dict[str, Any], sign: Sign) -> None:
    moments = {name: datetime.fromisoformat(told[name]) for name in ("event", "due")}
    day = date.fromisoformat(told["due_on"]) if told["due_on"] else None
    section = Section(part.section)
    go_on_with_clock(case=case, moment=told | moments | {"due_on": day, "section": section}, **sign)


PLACES = {
    "name": _name,
    "contact": _contact,
    "fact": _fact,
    "note": _note,
    "sign": _sign,
    "call": _call,
    "unsafe": _unsafe,
    "talk": _talk,
    "choice": _choice,
    "advice": _advice,
    "clock": _clock,
}
