"""Where the ground of a grant stands: the rooms above say it for what they own, as far as the viewer may see it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from alongside.rooms.people.models import CaseGrant
from alongside.rooms.people.words import Basis

Addresses = Callable[[Collection[UUID]], Mapping[UUID, str]]
_addresses: dict[str, Addresses] = {}


def add(basis: Basis, addresses: Addresses) -> None:
    """`addresses` takes what grants are about, and answers for those that the viewer finds."""
    _addresses[basis] = addresses


def addresses_of(grants: Iterable[CaseGrant]) -> dict[UUID, str]:
    """By grant. Each basis is asked once."""
    about: dict[str, dict[UUID, UUID]] = defaultdict(dict)
    for grant in grants:
        ground = grant.pk if grant.basis == Basis.BREAK_GLASS else grant.about_id
        if ground is not None and grant.basis in _addresses:
            about[grant.basis][grant.pk] = ground
    found: dict[UUID, str] = {}
    for basis, grounds in about.items():
        stands_at = _addresses[basis](set(grounds.values()))
        found |= {grant: stands_at[ground] for grant, ground in grounds.items() if ground in stands_at}
    return found
