from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked, locked_invitation, turn_invitation
from alongside.rooms.conferences.actions.opening import open_agreed_sections, open_agreed_to_guest
from alongside.rooms.conferences.actions.posting import queue_post
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.queries import protocol_of
from alongside.rooms.conferences.queries import usual_sections as usual_sections
from alongside.rooms.conferences.states import INVITATION, ConferenceState, InvitationState
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_can_be_granted, check_not_shut_out


@dataclass(frozen=True, kw_only=True)
class Invitee:
    """A worker, or a guest with an e-mail address. `sections` are those agreed for their seat."""

    agency: Agency
    team: Team | None = None
    user: User | None = None
    name: str = ""
    email: str = ""
    kind: str = ""
    sections: frozenset[Section] = frozenset()


@verb
def invite(*, conference: Conference, invitee: Invitee, by: User, at: datetime) -> Invitation:
    """The e-mail is queued in the same transaction: nobody is told of an invitation that was not kept."""
    check_can_be_granted(invitee.agency)
    policies.check_is_no_enforcement_address(invitee.email, at)
    check_not_shut_out(conference.case, invitee.user)
    row = locked(conference)
    if row.state != ConferenceState.CONVENED:
        raise Refused("People are invited to a conference that is still to come.")
    invitation = Invitation.objects.create(
        case=row.case,
        conference=row,
        agency=invitee.agency,
        team=invitee.team,
        user=invitee.user,
        guest=None if invitee.user else User.objects.create_guest(invitee.name),
        guest_name=invitee.name,
        guest_email=invitee.email.strip().lower(),
        kind=invitee.kind,
        is_core=invitee.kind in protocol_of(row).core_codes,
        sections=sorted(invitee.sections),
        invited_at=at,
        invited_by=by,
    )
    policies.check_can_open(invitation, invitee.sections, at)
    policies.check_can_be_shown(invitation, invitee.sections, at)
    _open_what_is_agreed(invitation, by, at)
    queue_post(invitation)
    record("invitation.sent", by=by, at=at, case_id=row.case_id, about=invitation, kind=invitee.kind)
    return invitation


def _open_what_is_agreed(invitation: Invitation, by: User, at: datetime) -> None:
    if invitation.guest is not None:
        open_agreed_to_guest(invitation, by=by, at=at)
    elif invitation.user is not None:
        open_agreed_sections(invitation.conference, invitation.agency, by=by, at=at)


@verb
def answer_invitation(
    *, invitation: Invitation, coming: bool, deputy: str = "", by: User, at: datetime
) -> Invitation:
    """May be changed until the conference is held. Somebody in their place counts as coming."""
    row = locked_invitation(invitation)
    if row.conference.state != ConferenceState.CONVENED:
        raise Refused("This meeting has taken place or was cancelled: there is nothing to answer.")
    act = "accept" if coming else "decline"
    turn_invitation(row, act)
    row.deputy = deputy if coming else ""
    row.answered_at, row.answered_by = at, by
    row.save(update_fields=["state", "deputy", "answered_at", "answered_by"])
    record(INVITATION.events[act], by=by, at=at, case_id=row.case_id, about=row, deputy=bool(row.deputy))
    return row


@verb
def agree_sections(
    *, invitation: Invitation, sections: frozenset[Section], by: User, at: datetime
) -> Invitation:
    policies.check_minutes_open(locked(invitation.conference))
    row = locked_invitation(invitation)
    policies.check_is_no_enforcement_address(row.guest_email, at)
    policies.check_can_open(row, sections, at)
    policies.check_can_be_shown(row, sections, at)
    row.sections = sorted(sections)
    if row.user is None and row.guest is None:  # invited before guests could read
        row.guest = User.objects.create_guest(row.guest_name)
    row.save(update_fields=["sections", "guest"])
    _open_what_is_agreed(row, by, at)
    record("invitation.sections_agreed", by=by, at=at, case_id=row.case_id, about=row, number=len(sections))
    return row


def withdraw_from_worker(case: Case, user: User, by: User, at: datetime) -> None:
    """Who is shut out of a case is not asked to its meetings. The minutes that stand keep who was there."""
    asked = Invitation.objects.filter(case=case, user=user).exclude(state=InvitationState.WITHDRAWN)
    going_on = asked.filter(conference__state__in=(ConferenceState.CONVENED, ConferenceState.HELD))
    for invitation in going_on.select_related("conference").order_by("invited_at", "id"):
        withdraw_invitation(invitation=invitation, by=by, at=at)


@verb
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    """What it opened is closed in the same transaction, and the calendar entry is taken back."""
    policies.check_minutes_open(locked(invitation.conference))
    row = locked_invitation(invitation)
    turn_invitation(row, "withdraw")
    row.sequence += 1
    row.save(update_fields=["state", "sequence"])
    _open_what_is_agreed(row, by, at)
    queue_post(row)
    record(INVITATION.events["withdraw"], by=by, at=at, case_id=row.case_id, about=row)
    return row
