"""Who says where somebody is not safe, and who may decide otherwise for one house."""

from datetime import date

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import BedRequest, ExclusionOverride, Premises
from alongside.rooms.beds.queries.nearness import stops_for
from alongside.rooms.beds.states import OverrideState
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_is_open


def check_can_keep_areas(viewer: Viewer, case: Case) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Your role does not write where somebody is not safe.", "Tell the key worker.")
    check_is_open(case)


def check_can_ask_override(viewer: Viewer, request: BedRequest) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Your role does not choose beds.", "The key worker of this case can.")
    check_is_open(request.case)


def check_can_answer_override(viewer: Viewer, override: ExclusionOverride) -> None:
    if not (viewer.may(Permission.REQUEST_BED) or viewer.may(Permission.APPROVE_BED)):
        raise Refused("Your role does not answer this.", "Somebody else who works on the case can.")
    if override.state != OverrideState.ASKED:
        raise Refused("This has been answered already.", "The answer is on the page of the bed.")
    if viewer.user and viewer.user.pk == override.asked_by_id:
        raise Refused(
            "You asked for this yourself.",
            "It takes two people: somebody else who works on the case, or the council, must look.",
        )


def check_can_withdraw_override(viewer: Viewer, override: ExclusionOverride) -> None:
    if override.state not in (OverrideState.ASKED, OverrideState.AGREED):
        raise Refused("There is nothing to withdraw.", "The page of the bed says what stands.")
    if viewer.user is None or viewer.user.pk not in (override.asked_by_id, override.answered_by_id):
        raise Refused("Only one of the two who decided this can withdraw it.", "Talk to one of them.")


def check_not_excluded(request: BedRequest, premises: Premises, night: date) -> None:
    """A house where the person is not safe is no bed at all, until two people have said otherwise."""
    if any(stop.holds for stop in stops_for(request, [premises], night)[premises.pk]):
        raise Refused(
            f"{premises.name} is, or may be, where this person is not safe.",
            "Choose another house. If there is none, two people can decide otherwise, with a reason.",
        )


can_keep_areas = permits(check_can_keep_areas)
can_ask_override = permits(check_can_ask_override)
can_answer_override = permits(check_can_answer_override)
can_withdraw_override = permits(check_can_withdraw_override)
