from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.words import full_moment
from alongside.rooms.conferences.models import Handover, HandoverRemark
from alongside.rooms.conferences.states import HANDOVER, HandoverState
from alongside.rooms.conferences.words import DeclinedWhy, Remark, SharingGround

TONES = {
    HandoverState.PROPOSED: "info",
    HandoverState.ASKED: "warn",
    HandoverState.AGREED: "info",
    HandoverState.ACCEPTED: "good",
    HandoverState.DECLINED: "bad",
    HandoverState.WITHDRAWN: "neutral",
}


RESPONSIBLE = {
    True: {False: "Responsible until somebody says yes", True: "Responsible until the case has arrived"},
    False: {False: "From", True: "From"},
}


def state_badge(row: Handover) -> tuple[str, str]:
    state = HandoverState(row.state)
    return HANDOVER.words[state], TONES[state]


def handover_rows(rows: Iterable[Handover]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Handover) -> dict[str, Any]:
    words, tone = state_badge(row)
    return {
        "at": row.proposed_at,
        "title": f"From {row.source} to {row.to}",
        "url": reverse("conferences:handover", args=[row.pk]),
        "badge": words,
        "tone": tone,
        "text": declined_words(row),
    }


def declined_words(row: Handover) -> str:
    why = DeclinedWhy(row.declined_why).words if row.declined_why else ""
    return ". ".join(filter(None, [why, row.word]))


def facts(row: Handover) -> list[dict[str, str]]:
    """What both sides read: who, why, on what ground, and what is open when."""
    agreed = row.ground == SharingGround.AGREED
    ground = "The person agrees to it" if agreed else SharingGround(row.ground).words
    held = row.conference
    lines = [
        (RESPONSIBLE[row.goes_on][row.neighbour_id is not None], row.source),
        ("Asked" if row.waits else "To", row.to),
        ("Number to ring", row.neighbour.phone if row.neighbour else ""),
        ("Why they move", row.why),
        ("On what ground", f"{ground}. {row.ground_reason}".strip() if row.ground_reason else ground),
        ("In the person's own words", row.own_words),
        ("Shown before the answer", in_words(row.shown)),
        ("Goes along with a yes", in_words(row.travels)),
        ("Stays closed until they agree", in_words(set(Section) - set(row.travels))),
        ("Last conference", full_moment(held.held_at) if held and held.held_at else ""),
        ("Proposed", f"{full_moment(row.proposed_at)}, {row.proposed_by.full_name}"),
        ("Answer due", full_moment(row.answer_by)),
        ("Answered" if row.state != HandoverState.WITHDRAWN else "Withdrawn", _end(row)),
    ]
    return [{"key": key, "value": value} for key, value in lines if value]


def _end(row: Handover) -> str:
    if row.ended_at is None or row.ended_by is None:
        return ""
    said = f"{full_moment(row.ended_at)}, {row.ended_by.full_name}"
    return ". ".join(filter(None, [said, declined_words(row)]))


def in_words(sections: Iterable[str]) -> str:
    named = set(sections)
    return ", ".join(SECTION_WORDS[section] for section in Section if section in named)


def remark_rows(remarks: Iterable[HandoverRemark]) -> list[dict[str, Any]]:
    return [
        {
            "at": row.said_at,
            "title": Remark(row.kind).words,
            "by": row.said_by.full_name,
            "text": row.text,
        }
        for row in remarks
    ]
