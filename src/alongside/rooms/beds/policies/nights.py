"""Who declines, moves, asks after somebody, and says what the house is told."""

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.policies.places import runs
from alongside.rooms.beds.queries.of_case import works_on
from alongside.rooms.beds.states import ABSENCE, GOING, STAY, AbsenceState, StayState


def check_can_decline(viewer: Viewer, stay: Stay) -> None:
    works = viewer.may(Permission.REQUEST_BED) and works_on(stay)
    if not (works or runs(viewer, stay.occupancy.bed.premises)):
        raise Refused("Your role does not answer for a bed.", "The key worker and the house can.")
    STAY.next("decline", StayState(stay.state))


def check_can_answer_absence(viewer: Viewer, state: AbsenceState) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Whoever leads the case answers this.", "Ring the key worker.")
    ABSENCE.next("answer", state)


def check_can_tell_house(viewer: Viewer, stay: Stay) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Only a worker of the case changes this.", "Ask the key worker.")
    if stay.state not in GOING:
        raise Refused("The stay is over.", "Nothing is told to a house any more.")


can_decline = permits(check_can_decline)
can_answer_absence = permits(check_can_answer_absence)
can_tell_house = permits(check_can_tell_house)
