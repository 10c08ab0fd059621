"""Calling a conference together, moving it and calling it off."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.convening import Meeting, MovedMeanwhile
from alongside.rooms.conferences.models import Conference, Moving
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    asked,
)
from alongside.rooms.conferences.words import Mode, SharingGround
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.words import AgeStatus

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(hours=2)


def test_convening_asks_everybody_and_lays_out_the_agenda(table: Table) -> None:
    conference = a_conference(table)
    assert conference.protocol == "macc@start"
    assert [item.number for item in conference.items.order_by("number")] == list(range(9))
    assert conference.invitations.filter(is_core=True).count() == 3
    events = set(AuditEntry.objects.filter(case_id=table.case.pk).values_list("event", flat=True))
    assert {"conference.convened", "invitation.sent", "grant.given"} <= events


def test_r_macc_06_a_child_or_a_doubt_is_for_childrens_services(table: Table) -> None:
    for age in (AgeStatus.CHILD, AgeStatus.UNSURE):
        table.case.age_status = age
        with pytest.raises(Refused, match=r"adults only.*020 7946 0000"):
            a_conference(table)
        with pytest.raises(Refused, match="adults only"):
            actions.record_past_conference(
                case=table.case, held_at=NOW, mode=Mode.PHONE, by=table.alice, at=LATER
            )
    assert not Conference.objects.exists()


def test_r_macc_06_sharing_without_agreement_needs_its_reason(table: Table) -> None:
    with pytest.raises(Refused, match="reason in words"):
        a_conference(table, ground=SharingGround.SAFEGUARDING)


def test_nobody_plans_a_meeting_in_the_past(table: Table) -> None:
    with pytest.raises(Refused, match="in the past"):
        a_conference(table, starts=NOW - timedelta(minutes=1))


def test_the_same_worker_is_invited_once(table: Table) -> None:
    conference = a_conference(table, invitees=[asked(table.nurse)])
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.invite(conference=conference, invitee=asked(table.nurse), by=table.alice, at=NOW)
    actions.withdraw_invitation(invitation=conference.invitations.get(), by=table.alice, at=NOW)
    actions.invite(conference=conference, invitee=asked(table.nurse), by=table.alice, at=NOW)


def test_an_answer_may_change_until_the_conference_is_held(table: Table) -> None:
    conference = a_conference(table)
    invitation = conference.invitations.get(user=table.nurse)
    answer: dict[str, Any] = {"invitation": invitation, "by": table.nurse, "at": NOW}
    assert actions.answer_invitation(coming=False, **answer).state == InvitationState.DECLINED
    row = actions.answer_invitation(coming=True, deputy="Dr Ahmed", **answer)
    assert (row.state, row.deputy) == (InvitationState.ACCEPTED, "Dr Ahmed")
    actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=LATER)
    with pytest.raises(Refused, match="nothing to answer"):
        actions.answer_invitation(coming=True, **answer)


def test_a_moved_meeting_asks_everybody_again(table: Table) -> None:
    conference = a_conference(table)
    invitation = conference.invitations.get(user=table.nurse)
    actions.answer_invitation(invitation=invitation, coming=True, by=table.nurse, at=NOW)
    meeting = Meeting(starts=LATER, mode=Mode.PHONE)
    moved = actions.move_conference(conference=conference, meeting=meeting, version=0, by=table.alice, at=NOW)
    invitation.refresh_from_db()
    assert (moved.starts, moved.mode, moved.state) == (LATER, Mode.PHONE, ConferenceState.CONVENED)
    assert (invitation.state, invitation.answered_at, invitation.sequence) == (
        InvitationState.INVITED,
        None,
        1,
    )


def test_a_conference_that_is_over_cannot_be_cancelled_or_moved(table: Table) -> None:
    conference = a_conference(table)
    actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=LATER)
    with pytest.raises(Refused, match="not possible to cancel"):
        actions.cancel_conference(conference=conference, why="…", by=table.alice, at=LATER)
    with pytest.raises(Refused, match="not possible to move"):
        actions.move_conference(
            conference=conference,
            meeting=Meeting(starts=LATER, mode=Mode.PHONE),
            version=0,
            by=table.alice,
            at=NOW,
        )


def test_nobody_is_asked_again_where_nothing_changed(table: Table) -> None:
    conference = a_conference(table)
    same = Meeting(starts=conference.starts, mode=Mode.ONLINE)
    with pytest.raises(Refused, match="what stands already"):
        actions.move_conference(conference=conference, meeting=same, version=0, by=table.alice, at=NOW)
    assert not Moving.objects.exists()


def test_of_two_who_move_it_the_second_is_told_of_the_first(table: Table) -> None:
    conference = a_conference(table)
    move: dict[str, Any] = {"conference": conference, "version": 0, "by": table.alice, "at": NOW}
    actions.move_conference(meeting=Meeting(starts=LATER, mode=Mode.PHONE), **move)
    with pytest.raises(MovedMeanwhile) as second, transaction.atomic():
        actions.move_conference(meeting=Meeting(starts=TOMORROW, mode=Mode.PHONE), **move)
    assert (second.value.moving.was, second.value.moving.became) == (TOMORROW, LATER)
    conference.refresh_from_db()
    assert conference.starts == LATER
    assert Moving.objects.get().moved_by == table.alice
