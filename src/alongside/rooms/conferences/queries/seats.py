"""What a seat at the table opens: by protocol, by what stands already, and what can be ticked by hand."""

from datetime import datetime

from alongside.foundations.access.roles import GUEST, REACH, Role
from alongside.foundations.access.sections import CLOSED_AT_FIRST, Section
from alongside.foundations.access.viewing import viewer_for
from alongside.foundations.accounts.models import Membership
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.queries.protocols import protocol_of
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.sight import open_sections

Sections = frozenset[Section]


def usual_sections(role: Role) -> Sections:
    """What a seat of this role opens unless somebody decides otherwise: never the two that get people hurt."""
    return REACH[role].sections - CLOSED_AT_FIRST


def set_by_protocol(role: Role, protocol: Protocol) -> Sections:
    """Nothing for a role that the protocol does not ask for: whoever invites it opens only what they see."""
    return usual_sections(role) if protocol.asks_for(role) else frozenset()


def opened_at_first(role: Role, protocol: Protocol, seen: Sections) -> Sections:
    """`seen`: what is open to whoever invites."""
    return usual_sections(role) & (set_by_protocol(role, protocol) | seen)


def reach_of(invitation: Invitation, at: datetime) -> Sections:
    """What the roles of their seat, or any guest, may ever see."""
    if invitation.user is None:
        return GUEST.sections
    return frozenset().union(*(REACH[role].sections for role in _roles_of(invitation, at)))


def open_without_a_hand(invitation: Invitation, at: datetime) -> Sections:
    """By protocol, or because this conference has opened it to them already."""
    protocol = protocol_of(invitation.conference)
    by_protocol = (set_by_protocol(role, protocol) for role in _roles_of(invitation, at))
    return _open_to_seat(invitation, at).union(*by_protocol)


def _roles_of(invitation: Invitation, at: datetime) -> list[Role]:
    if invitation.user is None:
        return []
    seats = Membership.objects.on(in_london(at).date()).filter(user=invitation.user)
    seats = seats.filter(agency_id=invitation.agency_id)
    return [Role(role) for role in seats.order_by("from_day", "id").values_list("role", flat=True)]


def open_in_any_case(invitation: Invitation, at: datetime) -> Sections:
    """Open to a worker with or without this conference: in their own case, or by another grant."""
    if invitation.user is None:
        return frozenset()
    viewer = viewer_for(invitation.user, today=in_london(at).date())
    return open_sections(grants_of(invitation.case, at), viewer)


def _open_to_seat(invitation: Invitation, at: datetime) -> Sections:
    seat = invitation.guest_id or invitation.team_id or invitation.agency_id
    given = [grant for grant in grants_of(invitation.case, at) if grant.about_id == invitation.conference_id]
    return frozenset(Section(name) for grant in given if grant.audience == seat for name in grant.sections)
