"""Other deployments: told of by their operator, compared by telephone, and ended."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.addresses import checked
from alongside.foundations.parcels.keys import Peer
from alongside.foundations.parcels.ours import own_keys
from alongside.rooms.directory.models import Neighbour, Partnership
from alongside.rooms.directory.rules import is_enforcement_address


@dataclass(frozen=True, kw_only=True)
class NeighbourFacts:
    """What its operator says, and who is asked here when it proposes something."""

    name: str
    kind: AgencyKind
    address: str
    phone: str
    signs: str
    opens: str
    agency: Agency
    team: Team | None = None


@verb
def add_neighbour(*, area: Partnership, facts: NeighbourFacts, by: User, at: datetime) -> Neighbour:
    peer, address = Peer(facts.signs, facts.opens), checked(facts.address, ours=settings.SITE_URL)
    _check_is_no_enforcement(facts, urlsplit(address).hostname or "", at)
    if peer.mark == own_keys().public.mark:
        raise Refused("These are the keys of this deployment.", "Ask the other operator for theirs.")
    kept = {"address": address, "mark": peer.mark, "user": _as_somebody(facts.name)}
    row = Neighbour.objects.create(**vars(facts) | kept, area=area, added_at=at, added_by=by)
    record("neighbour.added", by=by, at=at, about=row, mark=peer.mark)
    return row


def _check_is_no_enforcement(facts: NeighbourFacts, host: str, at: datetime) -> None:
    is_theirs = is_enforcement_address(f"@{host}", in_london(at).date())
    if facts.kind is AgencyKind.IMMIGRATION_ENFORCEMENT or is_theirs:
        raise Refused("Nothing is sent to immigration enforcement.", "This cannot be overridden.")


def _as_somebody(name: str) -> User:
    """Nobody signs in as it: it has no password, no seat, and is not active."""
    email = f"neighbour-{secrets.token_hex(12)}@neighbours.invalid"
    return User.objects.create_user(email, full_name=name, is_service=True, is_active=False)


@verb
def confirm_neighbour(*, neighbour: Neighbour, by: User, at: datetime) -> Neighbour:
    """Both sides have read the fingerprint out to each other, and it was the same."""
    row = _standing(neighbour)
    if row.confirmed_at is None:
        row.confirmed_at, row.confirmed_by = at, by
        row.save(update_fields=["confirmed_at", "confirmed_by"])
    record("neighbour.confirmed", by=by, at=at, about=row, mark=row.mark)
    return row


@verb
def end_neighbour(*, neighbour: Neighbour, by: User, at: datetime) -> Neighbour:
    """What it sends is refused from now on, and nothing goes to it. What moved before stays where it is."""
    row = _standing(neighbour)
    row.ended_at, row.ended_by = at, by
    row.save(update_fields=["ended_at", "ended_by"])
    record("neighbour.ended", by=by, at=at, about=row, mark=row.mark)
    return row


def _standing(neighbour: Neighbour) -> Neighbour:
    row = Neighbour.objects.select_for_update(of=("self",)).get(pk=neighbour.pk)
    if row.ended_at is not None:
        raise Refused(f"{row.name} has been ended already.", "To begin again, add it anew.")
    return row
