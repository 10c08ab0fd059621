"""Who changes a stay."""

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import Departure, DestinationLearned, Stay
from alongside.rooms.beds.policies.places import runs
from alongside.rooms.beds.words import Destination


def check_can_change_stay(viewer: Viewer, stay: Stay) -> None:
    """End it, or ask for more nights: the hostel, and whoever works on the case and sees where the person is."""
    if not (viewer.may(Permission.REQUEST_BED) or runs(viewer, stay.occupancy.bed.premises)):
        raise Refused("Your role does not change stays.", "The key worker and the hostel can.")


def check_can_learn_destination(viewer: Viewer, stay: Stay) -> None:
    """Whoever works on the case: the hostel's part ended with the stay."""
    if not viewer.may(Permission.WORK_ON_CASE):
        raise Refused("Your role does not write in this case.", "The key worker can.")
    left = Departure.objects.filter(stay=stay).first()
    if left is None:
        raise Refused("They have not left yet.", "Say where they go when they leave.")
    check_destination_open(stay, left)


def check_destination_open(stay: Stay, left: Departure) -> None:
    known = left.destination != Destination.UNKNOWN
    if known or DestinationLearned.objects.filter(stay=stay).exists():
        raise Refused("Where they went is written down already.", "It is on the page of the stay.")


def check_can_cancel(viewer: Viewer, stay: Stay) -> None:
    if not (viewer.may(Permission.REQUEST_BED) or viewer.may(Permission.APPROVE_BED)):
        raise Refused("Only the worker who asked for the bed cancels it.", "Ask the key worker.")


can_change_stay = permits(check_can_change_stay)
can_learn_destination = permits(check_can_learn_destination)
can_cancel = permits(check_can_cancel)
