"""What is written in the very second in which a case closes or goes elsewhere: it goes along, or is refused."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.results import Refused
from alongside.journeys.move_area.actions import releasing
from alongside.journeys.move_area.tests.two_sides import TwoSides
from alongside.rooms.beds.actions import add_exclusion_area, lift_exclusion_area
from alongside.rooms.beds.actions.exclusion import Area
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.choices.actions import (
    correct_session,
    give_consent,
    put_off_consent,
    record_advice,
    record_answer,
    record_session,
    refuse_consent,
    share_without_consent,
    withdraw_consent,
)
from alongside.rooms.choices.actions.choice import SessionFacts
from alongside.rooms.choices.states import ConsentState, Said
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question, a_way_of_asking, an_override
from alongside.rooms.choices.words import AdviceKind
from alongside.rooms.conferences.actions import dispatching
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.tests.moving import Moving, seen_by
from alongside.rooms.directory.tests.factories import NOW, an_agency
from alongside.rooms.people import actions as people
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.actions.notes import Contact
from alongside.rooms.people.models import Case, Name, Note
from alongside.rooms.people.questions import Known
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.words import AgeStatus, Channel, Outcome
from alongside.rooms.referrals.actions import record_not_referred
from alongside.rooms.referrals.words import NotReferredReason

Writes = Callable[..., Any]
NEAR = Area(shape=AreaShape.NAMED, place="The market", reason="Somebody there knows them.")
CALLED = Contact(channel=Channel.PHONE, from_person=True, reached=True, summary="Is well.", happened=NOW)
WRITING: dict[Writes, dict[str, Any]] = {
    people.write_note: {"section": Section.SUPPORT, "text": "She called."},
    people.log_contact: {"contact": CALLED},
    people.correct_chosen_name: {"text": "Luz"},
    people.add_other_name: {"kind": Name.ALSO, "text": "Luz"},
    people.add_contact_rule: {"channel": Channel.PHONE, "value": "07700 900002", "safe": True},
    people.answer_question: {"question": "allergies", "answer": Answer(known=Known.TOLD, text="Nuts"), "seen": None},
    people.say_age: {"age_status": AgeStatus.UNSURE, "reason": "Her papers say so.", "version": 0},
    people.correct_first_meeting: {"met": NOW, "found_at": "other", "reason": "It was later.", "version": 0},
    people.record_indicators: {"codes": ["G01"], "sighting": Sighting(where_seen="Here", seen_on=NOW.date())},
    record_session: {"held_at": NOW, "facts": SessionFacts()},
    record_answer: {"said": Said.NOT_YET, "given_at": NOW},
    record_advice: {"kind": AdviceKind.LEGAL, "given_at": NOW},
    record_not_referred: {"reason": NotReferredReason.REFUSED, "settled_at": NOW},
    add_exclusion_area: {"area": NEAR},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITING, ids=lambda write: str(write.__name__))
def test_nothing_is_written_into_a_case_that_closed_since_the_page_was_opened(write: Writes) -> None:
    moving = Moving()
    with seen_by(moving.alice, LATER):
        before = Case.objects.get(pk=moving.case.pk)
        close(moving)
        with pytest.raises(Refused, match="not open"):
            write(case=before, by=moving.alice, at=LATER, **WRITING[write])


@pytest.mark.django_db
def test_no_row_of_it_is_changed_either() -> None:
    moving = Moving()
    sign: dict[str, Any] = {"by": moving.alice, "at": LATER}
    with seen_by(moving.alice, LATER):
        case = Case.objects.get(pk=moving.case.pk)
        name = Name.objects.select_related("case").get(case=case)
        talk = record_session(case=case, held_at=NOW, facts=SessionFacts(), **sign)
        (seen,) = people.record_indicators(case=case, **WRITING[people.record_indicators], **sign)
        area = add_exclusion_area(case=case, area=NEAR, **sign)
        elsewhere = a_case(moving.alice, name="Ana")
        note = people.write_note(case=elsewhere, section=Section.SUPPORT, text="Of another.", **sign)
        close(moving)
        for write in (
            lambda: correct_session(session=talk, held_at=NOW, facts=SessionFacts(), **sign),
            lambda: people.withdraw_indicator(indicator=seen, why="Of another.", **sign),
            lambda: people.replace_name(name=name, text="Luz", **sign),
            lambda: lift_exclusion_area(area=area, why="It is over.", **sign),
            lambda: people.move_note(note=note, to_case=case, reason="Wrong case", **sign),
        ):
            with pytest.raises(Refused, match="not open"):
                write()


@pytest.mark.django_db
def test_nobody_says_yes_in_a_closed_case_and_a_yes_is_taken_back_all_the_same() -> None:
    moving, other = Moving(), an_agency()
    sign: dict[str, Any] = {"by": moving.alice, "at": LATER}
    with seen_by(moving.alice, LATER):
        case = Case.objects.get(pk=moving.case.pk)
        yes = a_consent(case, moving.alice, a_question(other))
        close(moving)
        how: dict[str, Any] = {"asked": a_question(an_agency()), "how": a_way_of_asking()}
        for write in (
            lambda: give_consent(case=case, until=LATER + timedelta(days=3), **how, **sign),
            lambda: refuse_consent(case=case, **how, **sign),
            lambda: put_off_consent(case=case, **how, **sign),
            lambda: share_without_consent(case=case, override=an_override(other), **sign),
        ):
            with pytest.raises(Refused, match="not open"):
                write()
        assert withdraw_consent(consent=yes, **sign).said == ConsentState.WITHDRAWN


def close(moving: Moving) -> None:
    people.close_case(
        case=moving.case, outcome=Outcome.HANDED_TO_ANOTHER_SERVICE, reason="She moved.", by=moving.alice, at=LATER
    )  # fmt: skip


def is_held_up() -> bool:
    """Somebody waits for what this connection holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.usefixtures("own_database")
def test_a_note_saved_while_the_case_is_let_go_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    two, said = TwoSides(), list[str]()
    alice, case = two.moving.alice, two.moving.case

    def write() -> None:
        try:
            with seen_by(alice, two.at):
                people.write_note(case=case, section=Section.SUPPORT, text="She called.", by=alice, at=two.at)
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    writer, digest_of = Thread(target=write), dispatching.digest_of

    def compared(parts: Any) -> str:
        """By now the case is locked, and all that goes was read."""
        writer.start()
        while writer.is_alive() and not is_held_up():
            pass
        return digest_of(parts)

    two.propose()
    two.deliver_all()
    two.act("accept_handover", key_worker=two.moving.omar)
    monkeypatch.setattr(releasing, "digest_of", compared)
    two.deliver_all()
    writer.join()
    assert two.sent.state == HandoverState.ACCEPTED
    assert said == ["This case is not open. Reopen it first; its team can."]
    with seen_by(alice, two.at):
        assert not Note.objects.filter(case=case).exists()
