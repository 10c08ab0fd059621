from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.inviting import Invitee, invite
from alongside.rooms.conferences.actions.locking import locked, turn, turn_invitation
from alongside.rooms.conferences.actions.opening import end_all, move_along
from alongside.rooms.conferences.actions.posting import queue_post
from alongside.rooms.conferences.models import AgendaItem, Conference, Invitation, Moving
from alongside.rooms.conferences.queries import (
    movings_of,
    protocol_of,
    protocol_on,
    standing_invitations,
    today_of,
)
from alongside.rooms.conferences.states import CONFERENCE
from alongside.rooms.conferences.words import Mode, SharingGround
from alongside.rooms.people.actions import hold_open
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_not_shut_out


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """When, how and where it is planned. `place` is read by those who are signed in and never sent."""

    starts: datetime
    mode: Mode
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Who leads it and on what ground agencies may hear of the person (R-MACC-06)."""

    ground: SharingGround
    ground_reason: str = ""
    chair: User | None = None
    minute_taker: User | None = None


@verb
def convene(
    *, case: Case, meeting: Meeting, terms: Terms, invitees: Sequence[Invitee], by: User, at: datetime
) -> Conference:
    hold_open(case)
    policies.check_may_share(case, terms.ground, terms.ground_reason)
    for leader in (terms.chair, terms.minute_taker):
        check_not_shut_out(case, leader)
    if meeting.starts < at:
        raise Refused(
            "A meeting cannot be planned in the past.", "If it has taken place, record it as one that has."
        )
    conference = Conference.objects.create(
        case=case,
        protocol=protocol_on(case.partnership, today_of(at)).version,
        convened_at=at,
        convened_by=by,
        **vars(meeting),
        **vars(terms),
    )
    lay_out_agenda(conference)
    record("conference.convened", by=by, at=at, case_id=case.pk, about=conference, ground=terms.ground)
    for invitee in invitees:
        invite(conference=conference, invitee=invitee, by=by, at=at)
    return conference


class MovedMeanwhile(Refused):
    """Somebody else moved it since the page was opened. Carries the conference as it stands, and their moving."""

    def __init__(self, standing: Conference, moving: Moving) -> None:
        super().__init__("Somebody moved this while you were writing.", "Look at what stands now.")
        self.standing, self.moving = standing, moving


@verb
def move_conference(
    *, conference: Conference, meeting: Meeting, version: int, by: User, at: datetime
) -> Conference:
    """Everybody is asked again: who could come on one day may not on another.

    `version` is the number of times it had been moved when the writer read it.
    """
    if meeting.starts < at:
        raise Refused("A meeting cannot be moved into the past.")
    row = locked(conference)
    turn(row, "move")
    moved = movings_of(row)
    if len(moved) > version:
        raise MovedMeanwhile(row, moved[-1])
    if (row.starts, row.mode, row.place) == (meeting.starts, meeting.mode, meeting.place):
        raise Refused("This is what stands already.", "Change the time, or go back: nobody is asked again.")
    times = {"was": row.starts, "became": meeting.starts}
    Moving.objects.create(case_id=row.case_id, conference=row, **times, moved_at=at, moved_by=by)
    row.starts, row.mode, row.place = meeting.starts, meeting.mode, meeting.place
    row.save(update_fields=["state", "version", "starts", "mode", "place"])
    move_along(row, by=by, at=at)
    _tell_again(standing_invitations(row), ask=True)
    record(CONFERENCE.events["move"], by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def cancel_conference(*, conference: Conference, why: str, by: User, at: datetime) -> Conference:
    row = locked(conference)
    turn(row, "cancel")
    row.cancelled_at, row.cancelled_by, row.cancelled_why = at, by, why
    row.save(update_fields=["state", "version", "cancelled_at", "cancelled_by", "cancelled_why"])
    end_all(row, "conference_cancelled", by=by, at=at)
    _tell_again(standing_invitations(row), ask=False)
    record(CONFERENCE.events["cancel"], by=by, at=at, case_id=row.case_id, about=row)
    return row


def lay_out_agenda(conference: Conference) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(
            case_id=conference.case_id, conference=conference, number=topic.number, section=topic.section
        )
        for topic in protocol_of(conference).topics
    )


def _tell_again(invitations: Iterable[Invitation], *, ask: bool) -> None:
    """A new word about each invitation; with `ask`, earlier answers no longer hold."""
    for invitation in invitations:
        if ask:
            turn_invitation(invitation, "ask_again")
            invitation.deputy, invitation.answered_at, invitation.answered_by = "", None, None
        invitation.sequence += 1
        invitation.save(update_fields=["state", "deputy", "answered_at", "answered_by", "sequence"])
        queue_post(invitation)
