"""Who looks for the place after the bed, and what must be known before somebody moves."""

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import NextPlace
from alongside.rooms.beds.moving_on import NextKind
from alongside.rooms.beds.queries.next_places import finding_of
from alongside.rooms.beds.states import NEXT_PLACE, NextPlaceState
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_can_write


def check_can_plan(viewer: Viewer, case: Case) -> None:
    """Whoever works on the case and sees where the person is: what they write is kept there."""
    check_can_write(viewer, case)


def check_can_assess(viewer: Viewer, place: NextPlace) -> None:
    check_can_plan(viewer, place.case)
    if place.kind != NextKind.ASYLUM:
        raise Refused(
            "Only asylum accommodation is assessed like this.", "Agree on the place, or turn it down."
        )
    if place.state not in (NextPlaceState.PROPOSED, NextPlaceState.AGREED):
        raise Refused("This place is settled.", "Propose the new place, and assess that one.")


def check_can_agree(viewer: Viewer, place: NextPlace) -> None:
    check_can_plan(viewer, place.case)
    check_assessed(place)
    NEXT_PLACE.next("agree", NextPlaceState(place.state))


def check_assessed(place: NextPlace) -> None:
    """R-BED-09: nobody is moved into asylum accommodation before somebody has looked whether it suits them."""
    if place.kind == NextKind.ASYLUM and finding_of(place) is None:
        raise Refused("Nobody has looked yet whether this place suits them.", "Assess it first.")


def check_can_turn_down(viewer: Viewer, place: NextPlace) -> None:
    check_can_plan(viewer, place.case)
    NEXT_PLACE.next("turn_down", NextPlaceState(place.state))


def check_can_prepare_move(viewer: Viewer, place: NextPlace) -> None:
    """Tell the address, change the day, say that they moved."""
    check_can_plan(viewer, place.case)
    NEXT_PLACE.next("move", NextPlaceState(place.state))


def check_can_answer_after_move(viewer: Viewer, place: NextPlace) -> None:
    check_can_plan(viewer, place.case)
    if place.state != NextPlaceState.MOVED:
        raise Refused("They have not moved there.", "The list comes after the move.")


can_plan = permits(check_can_plan)
can_assess = permits(check_can_assess)
can_agree = permits(check_can_agree)
can_turn_down = permits(check_can_turn_down)
can_prepare_move = permits(check_can_prepare_move)
can_answer_after_move = permits(check_can_answer_after_move)
