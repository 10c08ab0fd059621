"""The row as it stands, held until the transaction ends, so that two people cannot both move it."""

from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.states import CONFERENCE, INVITATION, ConferenceState, InvitationState


def locked(conference: Conference) -> Conference:
    return Conference.objects.select_for_update().get(pk=conference.pk)


def locked_invitation(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def turn(conference: Conference, act: str) -> None:
    conference.state = CONFERENCE.next(act, ConferenceState(conference.state))
    conference.version += 1


def turn_invitation(invitation: Invitation, act: str) -> None:
    invitation.state = INVITATION.next(act, InvitationState(invitation.state))
