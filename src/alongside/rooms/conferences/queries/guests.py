"""What a guest may come in by, and until when; and what they sent."""

from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences.models import GuestEntry, Invitation
from alongside.rooms.conferences.queries.grounds import reading_ends
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.directory.rules import is_enforcement_address
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.sight import open_sections


def stands_for_guest(invitation: Invitation, at: datetime) -> bool:
    """Asked at every step of theirs: link, code, each page."""
    if invitation.guest_id is None or invitation.state == InvitationState.WITHDRAWN:
        return False
    if invitation.conference.state == ConferenceState.CANCELLED:
        return False
    if is_enforcement_address(invitation.guest_email, in_london(at).date()):
        return False
    return at < reading_ends(invitation.conference)


def entry_behind(key: UUID | None, at: datetime) -> GuestEntry | None:
    """None where the invitation does not stand any more. Whether the link or the code is spent is asked elsewhere."""
    if key is None:
        return None
    with viewing.as_service(Service.REPLY_LINK, at=at):
        entries = GuestEntry.objects.select_related("invitation__conference", "invitation__case")
        found = entries.select_related("invitation__guest").filter(pk=key).first()
    return found if found and stands_for_guest(found.invitation, at) else None


def invitation_of(guest: User, at: datetime) -> Invitation | None:
    """A guest is asked to one conference, and comes back to no other."""
    with viewing.as_service(Service.REPLY_LINK, at=at):
        invitations = Invitation.objects.select_related("conference__chair", "case", "agency", "guest")
        found = invitations.filter(guest=guest).first()
    if found is None or not stands_for_guest(found, at):
        return None
    found.conference.case = found.case
    return found


def sections_open_to(viewer: Viewer, invitation: Invitation, at: datetime) -> frozenset[Section]:
    return open_sections(grants_of(invitation.case, at), viewer)
