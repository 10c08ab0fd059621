"""What was explained to the person, what they answered and what advice they had: nobody asks them all of it again."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import full_moment
from alongside.rooms.choices.actions import SessionFacts
from alongside.rooms.choices.models import InformationSession
from alongside.rooms.choices.queries import advice_of, answers_of, sessions_of
from alongside.rooms.choices.states import ANSWER, Said
from alongside.rooms.choices.words import AdviceKind, Point, RefusalReason
from alongside.rooms.conferences.queries.parts import Part
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.models import Case

FACTS = [field.name for field in fields(SessionFacts)]


def talks(case: Case, at: datetime) -> Iterator[Part]:
    for row in sessions_of(case):
        who = row.explained_by or row.held_by.full_name
        data = {name: getattr(row, name) for name in FACTS}
        data |= {"explained_by": who, "held_at": row.held_at.isoformat()}
        title = f"Explained on {full_moment(row.held_at)}, {who}"
        yield Part(section=Section.SUPPORT, kind="talk", title=title, text=_explained(row), data=data)


def _explained(row: InformationSession) -> str:
    language = f"In {language_name(row.language)}" if row.language else ""
    points = [point.words for point in Point if point in row.explained]
    lacked = "An interpreter was needed and was not there" if row.without_needed_interpreter else ""
    return ". ".join(filter(None, [language, *points, lacked, row.understanding]))


def answers(case: Case, at: datetime) -> Iterator[Part]:
    """All of them, in order: a yes that was taken back is told as that."""
    for row in answers_of(case)[::-1]:
        why = [RefusalReason(reason).words for reason in row.reasons]
        data = {
            "said": row.said,
            "reasons": list(row.reasons),
            "own_words": row.own_words,
            "given_at": row.given_at.isoformat(),
        }
        title = f"Asked about a referral on {full_moment(row.given_at)}"
        words = ". ".join([ANSWER.words[Said(row.said)], *why, *filter(None, [row.own_words])])
        yield Part(section=Section.REFERRAL, kind="choice", title=title, text=words, data=data)


def advice(case: Case, at: datetime) -> Iterator[Part]:
    """That they had it. What was advised stays between them and the adviser."""
    for row in advice_of(case):
        data = {"kind": row.kind, "given_at": row.given_at.isoformat()}
        title, words = f"{AdviceKind(row.kind).words} advice", full_moment(row.given_at)
        who = f"{row.agency}, {words}" if row.agency else words
        yield Part(section=Section.SUPPORT, kind="advice", title=title, text=who, data=data)
