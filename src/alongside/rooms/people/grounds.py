"""Whether a grant still has what it stands on. Each room says at start-up how to tell it of its own grants."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.people.models import CaseGrant, Ownership
from alongside.rooms.people.words import Basis

Grants = list[CaseGrant]
Standing = Callable[
    [Grants, datetime], Collection[UUID]
]  # answers with the grants that still have their ground
RowsThatStand = Callable[[Iterable[UUID], datetime], Collection[UUID]]
AT_ONCE = 1000
GROUND_GONE = "ground_gone"

_told: dict[Basis, Standing] = {}


def tell(basis: Basis, standing: Standing) -> None:
    """Called once a basis, at start-up, by the room that gives such grants."""
    _told[basis] = standing


def tell_by_row(basis: Basis, rows_that_stand: RowsThatStand) -> None:
    """For grants that stand with the row that `about_id` names."""

    def standing(grants: Grants, at: datetime) -> Collection[UUID]:
        rows = rows_that_stand({grant.about_id for grant in grants if grant.about_id}, at)
        return {grant.pk for grant in grants if grant.about_id in rows}

    tell(basis, standing)


def without_ground(at: datetime) -> Grants:
    """Grants in force whose ground is gone. A basis of which no room told is left alone: it ends by its moment."""
    with viewing.as_service(Service.GRANT_CHECK, at=at):
        return [grant for basis in sorted(_told) for grant in _fallen(basis, at)]


def _fallen(basis: Basis, at: datetime) -> Iterator[CaseGrant]:
    rows = CaseGrant.objects.in_force(at).filter(basis=basis).order_by("pk").iterator()
    while some := list(islice(rows, AT_ONCE)):
        standing = _told[basis](some, at)
        yield from (grant for grant in some if grant.pk not in standing)


def owners(grants: Grants, at: datetime) -> Collection[UUID]:
    """The team or agency that answers for the case now."""
    rows = Ownership.objects.filter(case_id__in={grant.case_id for grant in grants}, until__isnull=True)
    answer = {(row.case_id, row.agency_id, row.team_id) for row in rows}
    return {grant.pk for grant in grants if (grant.case_id, grant.agency_id, grant.team_id) in answer}
