"""Who answers for each side when a stay is to grow longer."""

from datetime import datetime

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import Extension, Stay
from alongside.rooms.beds.policies.places import check_can_run, runs
from alongside.rooms.beds.policies.speaking import check_hour, check_speaks_for, speaks_for
from alongside.rooms.beds.queries.protocols import answers_longer, protocol_of
from alongside.rooms.beds.queries.rota import answering, answering_for_council
from alongside.rooms.beds.words import Side
from alongside.rooms.directory.models import Duty


def check_can_answer(viewer: Viewer, extension: Extension, side: Side, at: datetime) -> None:
    """R-BED-04: each side by its own people, by two people, out of hours by whoever the rota names."""
    premises = extension.stay.occupancy.bed.premises
    area = premises.partnership  # also of somebody who moves to another one
    if side is Side.COUNCIL:
        agency = answers_longer(area, protocol_of(extension.stay))
        check_speaks_for(viewer, Permission.APPROVE_BED, agency, "the council's commissioning team")
        now = answering_for_council(area, at, agency)
    else:
        check_can_run(viewer, premises)
        now = answering(area, premises.agency, Duty.HOSTEL_MANAGER, at)
    check_hour(viewer, now)
    _check_second_person(viewer, extension)


def _check_second_person(viewer: Viewer, extension: Extension) -> None:
    if viewer.user and extension.answers.filter(answered_by=viewer.user).exists():
        raise Refused(
            "You have answered for the other side already.",
            "The protocol asks for two people: somebody else must answer for this side.",
        )


def sides_of(viewer: Viewer, stay: Stay) -> tuple[Side, ...]:
    """The sides for which the viewer's roles could speak, whatever the hour."""
    sides = []
    if runs(viewer, stay.occupancy.bed.premises):
        sides.append(Side.HOSTEL)
    if speaks_for(viewer, answers_longer(stay.occupancy.bed.premises.partnership, protocol_of(stay))):
        sides.append(Side.COUNCIL)
    return tuple(sides)


can_answer = permits(check_can_answer)
