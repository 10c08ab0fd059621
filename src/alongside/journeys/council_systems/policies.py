"""For whose houses somebody may send a table, and of which they may take one away."""

from collections.abc import Iterable
from uuid import UUID

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.policies import can_manage_premises, runs, seats_with, speaks_for_council
from alongside.rooms.beds.queries.for_systems import houses_of_agency


def check_can_exchange(viewer: Viewer) -> None:
    if not {Permission.RUN_BEDS, Permission.APPROVE_BED} & viewer.permissions:
        raise Refused("Your role does not do this.", "The people who run a house can, and the council.")


def agencies_spoken_for(viewer: Viewer) -> set[UUID]:
    both = (*seats_with(viewer, Permission.RUN_BEDS), *seats_with(viewer, Permission.APPROVE_BED))
    return {seat.agency_id for seat in both}


def houses_spoken_for(viewer: Viewer) -> list[Premises]:
    """Those whose people the viewer is one of, and those of an area for which the viewer's council approves beds."""
    found = [house for agency in agencies_spoken_for(viewer) for house in houses_of_agency(agency)]
    mine = {house.pk: house for house in _own(viewer, found)}
    return list(mine.values())


def _own(viewer: Viewer, houses: Iterable[Premises]) -> list[Premises]:
    near = [house for house in houses if runs(viewer, house) or speaks_for_council(viewer, house.partnership)]
    return [house for house in near if can_manage_premises(viewer, house)]
