"""From the wish to the yes, between two deployments: what is shown, what travels, who is responsible when."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.journeys.move_area.tests.two_sides import TwoSides
from alongside.rooms.conferences.actions import convene, plan_action
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.models import CameWith, Conference, HandoverRemark
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.tests.moving import seen_by
from alongside.rooms.conferences.words import DeclinedWhy, Mode, Remark, SharingGround
from alongside.rooms.people.actions import add_contact_rule, reopen_case, write_note
from alongside.rooms.people.models import Case, ContactRule, Name, Note
from alongside.rooms.people.states import CaseState
from alongside.rooms.people.words import Channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> TwoSides:
    two = TwoSides()
    alice, case = two.moving.alice, two.moving.case
    with seen_by(alice, two.at):
        sign: dict[str, Any] = {"by": alice, "at": two.at}
        write_note(case=case, section=Section.SUPPORT, text="A quiet evening.", **sign)
        write_note(case=case, section=Section.STORY, text="What happened there.", **sign)
        add_contact_rule(case=case, channel=Channel.PHONE, value="07700 900001", safe=True, **sign)
    return two


def test_before_the_answer_they_see_what_the_person_agreed_to_show(two: TwoSides) -> None:
    two.propose()
    assert two.owners() == [two.moving.here.name]
    two.deliver_all()
    omar = two.moving.omar
    with seen_by(omar, two.at):
        shown = {part.kind: part.text for part in CameWith.objects.all()}
        assert shown["name"] == "Sol"
        assert "A quiet evening." in shown["note"]
        assert {part.section for part in CameWith.objects.all()} == {"identity", "support"}
        assert two.asked.own_words == "I want to be near my sister."
    assert two.owners() == [two.moving.here.name]
    with seen_by(two.moving.alice, two.at):
        assert not CameWith.objects.exists()


def test_a_yes_moves_the_case_with_all_that_travels(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=two.moving.omar)
    assert two.owners() == [two.moving.here.name]
    two.deliver_all()
    assert two.owners() == [two.moving.agency.name]
    assert two.sent.state == two.asked.state == HandoverState.ACCEPTED
    with seen_by(two.moving.omar, two.at):
        case = Case.objects.get(pk=two.asked.case_id)
        assert (case.state, case.identified_at) == (CaseState.OPEN, two.moving.case.identified_at)
        assert Name.objects.get(case=case).text == "Sol"
        assert ContactRule.objects.get(case=case).value == "07700 900001"
        assert {note.section for note in Note.objects.filter(case=case)} == {"support", "story"}


def test_the_side_that_let_go_keeps_its_record_and_does_not_open_it_again(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=two.moving.omar)
    two.deliver_all()
    alice = two.moving.alice
    with seen_by(alice, two.at):
        case = Case.objects.get(pk=two.moving.case.pk)
        assert case.state == CaseState.CLOSED
        assert Note.objects.filter(case=case).exists()
        with pytest.raises(IntegrityError, match="another deployment"), transaction.atomic():
            reopen_case(case=case, reason="She is back.", by=alice, at=two.at)
    client = Client()
    client.force_login(alice)
    assert (
        "Camden is responsible for the person now"
        in client.get(reverse("case_home:home", args=[case.pk])).text
    )
    assert client.get(reverse("case_home:reopen", args=[case.pk])).status_code == 409


def test_what_is_written_meanwhile_goes_too(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=two.moving.omar)
    (yes,) = two.waiting()
    two.deliver(yes)
    with seen_by(two.moving.alice, two.at):
        write_note(
            case=two.moving.case, section=Section.SUPPORT, text="She called.", by=two.moving.alice, at=two.at
        )
    two.deliver_all()
    with seen_by(two.moving.omar, two.at):
        assert [note for note in Note.objects.filter(case=two.asked.case_id) if "She called." in note.text]


def convened(case: Case, by: User, at: datetime) -> Conference:
    meeting = Meeting(starts=at + timedelta(hours=20), mode=Mode.ONLINE)
    terms = Terms(ground=SharingGround.AGREED, chair=by, minute_taker=by)
    return convene(case=case, meeting=meeting, terms=terms, invitees=[], by=by, at=at)


def test_the_first_meeting_there_asks_what_became_of_the_steps_promised_here(two: TwoSides) -> None:
    alice, omar, case = two.moving.alice, two.moving.omar, two.moving.case
    with seen_by(alice, two.at):
        step: dict[str, Any] = {"step": "Register with a doctor", "due_on": two.at.date() + timedelta(days=3)}
        plan_action(
            case=case, conference=convened(case, alice, two.at), owner_user=alice, by=alice, at=two.at, **step
        )
    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=omar)
    two.deliver_all()
    with seen_by(omar, two.at):
        there = convened(Case.objects.get(pk=two.asked.case_id), omar, two.at)
    client = Client()
    client.force_login(omar)
    for name in ("meeting", "pack"):
        page = client.get(reverse(f"conferences:{name}", args=[there.pk])).text
        assert "Promised where they came from" in page
        assert "Register with a doctor" in page


def test_a_question_and_its_answer(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    two.act("ask_about", text="Is there a room?")
    two.deliver_all()
    assert two.sent.state == HandoverState.ASKED
    two.act("answer_about", text="Yes, until Monday.")
    two.deliver_all()
    assert two.asked.state == HandoverState.PROPOSED
    with seen_by(two.moving.omar, two.at):
        said = {row.kind: row.text for row in HandoverRemark.objects.all()}
    assert said == {Remark.QUESTION: "Is there a room?", Remark.ANSWER: "Yes, until Monday."}


@pytest.mark.parametrize("ending", ["decline_handover", "withdraw_handover"])
def test_after_a_no_or_a_withdrawal_nothing_of_the_person_stays_there(two: TwoSides, ending: str) -> None:
    two.propose()
    two.deliver_all()
    two.act(
        ending, **({"why": DeclinedWhy.NO_CAPACITY, "word": "Full."} if ending == "decline_handover" else {})
    )
    two.deliver_all()
    assert two.sent.state == two.asked.state != HandoverState.ACCEPTED
    assert two.case_there().state == CaseState.ERASED
    with seen_by(two.moving.omar, two.at):
        assert not CameWith.objects.exists()
    assert two.asked.why == "(erased)"
    assert two.owners() == [two.moving.here.name]
    two.propose()


def test_a_yes_that_crosses_a_withdrawal_is_decided_where_the_case_is(two: TwoSides) -> None:
    two.propose()
    two.deliver_all()
    two.act("withdraw_handover")
    two.act("accept_handover", key_worker=two.moving.omar)
    _withdrawn, yes = two.waiting()
    two.deliver(yes)
    assert two.asked.state == HandoverState.WITHDRAWN
    two.deliver_all()
    assert two.owners() == [two.moving.here.name]
    with pytest.raises(Refused):
        two.act("withdraw_handover")
