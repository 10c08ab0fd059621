"""What the receiving team finds in rows of its own, so that nobody tells it or is asked it a second time."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.journeys.move_area.tests.two_sides import TwoSides
from alongside.rooms.choices.actions import record_advice, record_answer
from alongside.rooms.choices.queries import advice_of, answers_of, choice_of
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import a_session
from alongside.rooms.choices.words import AdviceKind, RefusalReason
from alongside.rooms.conferences.models import CameWith
from alongside.rooms.conferences.tests.moving import seen_by
from alongside.rooms.people.actions import log_contact, record_indicators, withdraw_indicator
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.actions.notes import Contact
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import contacts_with, indicators_of
from alongside.rooms.people.words import Channel

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def moved(two: TwoSides) -> Case:
    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=two.moving.omar)
    two.deliver_all()
    return two.case_there()


def written(two: TwoSides) -> None:
    alice, case = two.moving.alice, two.moving.case
    sign: dict[str, Any] = {"case": case, "by": alice, "at": two.at}
    with seen_by(alice, two.at):
        a_session(case, alice)
        for said, reasons in ((Said.NO, [RefusalReason.GAVE_NO_REASON]), (Said.YES, [])):
            record_answer(said=said, given_at=two.at - HOUR, reasons=reasons, own_words="My words.", **sign)
        record_advice(kind=AdviceKind.HOUSING, given_at=two.at - HOUR, **sign)
        seen = Sighting(where_seen="The car wash", seen_on=two.at.date(), seen_by=alice, detail="No shoes.")
        _, wrong = record_indicators(codes=["G01", "G02"], sighting=seen, **sign)
        withdraw_indicator(indicator=wrong, why="Of another.", by=alice, at=two.at)
        for number, words in enumerate(("No answer.", "She is well.")):
            call = Contact(
                channel=Channel.PHONE, from_person=False, reached=bool(number), summary=words,
                happened=two.at - (2 - number) * HOUR,
            )  # fmt: skip
            log_contact(contact=call, **sign)


def test_what_was_explained_and_answered_stands_there_as_it_did_here() -> None:
    two = TwoSides()
    written(two)
    with seen_by(two.moving.alice, two.at):
        here = choice_of(two.moving.case)
    there_case = moved(two)
    with seen_by(two.moving.omar, two.at):
        there = choice_of(there_case)
        told = [(row.said, row.reasons, row.own_words, row.given_at) for row in answers_of(there_case)]
        assert [row.kind for row in advice_of(there_case)] == ["housing"]
    assert (there.said, there.explained, there.counts) == (Said.YES, here.explained, here.counts)
    assert told == [(row.said, row.reasons, row.own_words, row.given_at) for row in here.answers]
    assert [row.explained_by for row in there.sessions] == [
        row.explained_by or row.held_by.full_name for row in here.sessions
    ]


def test_signs_that_stand_and_the_log_of_contacts_go_along() -> None:
    two = TwoSides()
    written(two)
    case = moved(two)
    with seen_by(two.moving.omar, two.at):
        (sign,) = indicators_of(case)
        assert (sign.code, sign.where_seen, sign.detail) == ("G01", "The car wash", "No shoes.")
        calls = [(row.reached, row.summary) for row in contacts_with(case)]
        assert calls == [(True, "She is well."), (False, "No answer.")]
        placed = CameWith.objects.filter(placed=True).values_list("kind", flat=True)
        assert {"sign", "call", "talk", "choice", "advice"} <= set(placed)
