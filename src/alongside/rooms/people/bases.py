"""Where the ground of a grant stands: the rooms above say it for what they own, as far as the viewer may see it."""

from collections.abc import Callable
from uuid import UUID

from alongside.rooms.people.models import CaseGrant
from alongside.rooms.people.words import Basis

_addresses: dict[str, Callable[[UUID], str]] = {}


def add(basis: Basis, address: Callable[[UUID], str]) -> None:
    """`address` takes what the grant is about, and answers nothing where the viewer does not find it."""
    _addresses[basis] = address


def address_of(grant: CaseGrant) -> str:
    find = _addresses.get(grant.basis)
    about_id = grant.pk if grant.basis == Basis.BREAK_GLASS else grant.about_id
    return find(about_id) if find and about_id else ""
