from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies, presenters
from alongside.rooms.beds.actions import answer_extension, withdraw_extension
from alongside.rooms.beds.forms import AnswerForm
from alongside.rooms.beds.models import Extension
from alongside.rooms.beds.queries.of_case import stays
from alongside.rooms.beds.queries.protocols import answers_longer, protocol_of
from alongside.rooms.beds.queries.rota import answering, answering_for_council
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import ExtensionState
from alongside.rooms.beds.words import Side
from alongside.rooms.directory.models import Duty
from alongside.rooms.people.policies import check_may_write_yet


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def extension(request: Request, extension_id: UUID) -> HttpResponse:
    """What is asked, what each side said, and the viewer's own answer where they have one to give."""
    found = _extension(extension_id)
    if request.method == "POST":
        check_may_write_yet(found.case)
    side = _side(request, found)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, yes="Yes, they may stay longer", no="No"
    )
    if request.method == "POST" and form.is_valid() and side:
        try:
            _answer(request, found, side, form)
            return redirect(_list_of(side))
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/extension.html", _page(request, found, side, form))


def _answer(request: Request, found: Extension, side: Side, form: AnswerForm) -> None:
    policies.check_can_answer(request.viewer, found, side, request.now)
    answer_extension(
        extension=found,
        side=side,
        granted=form.says_yes,
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=request.now,
    )


def _page(request: Request, found: Extension, side: Side | None, form: AnswerForm) -> dict[str, object]:
    house = found.stay.occupancy.bed.premises
    area = house.partnership
    now = {
        Side.COUNCIL: answering_for_council(area, request.now, answers_longer(area, protocol_of(found.stay))),
        Side.HOSTEL: answering(area, house.agency, Duty.HOSTEL_MANAGER, request.now),
    }
    return {
        "form": form,
        "extension": found,
        "card": presenters.StayCard(found.stay, tonight(request.now)),
        "lines": presenters.side_lines(found, now),
        "side": side,
        "why_not": _why_not(request, found, side),
        "is_asked": found.state == ExtensionState.ASKED,
        "may_withdraw": policies.can_change_stay(request.viewer, found.stay),
    }


def _why_not(request: Request, found: Extension, side: Side | None) -> Refused | None:
    """Said before the form is filled in, not after."""
    if side is None:
        return None
    try:
        policies.check_can_answer(request.viewer, found, side, request.now)
    except Refused as refused:
        return refused
    return None


def _side(request: Request, found: Extension) -> Side | None:
    """The side that the viewer may still speak for."""
    answered = set(found.answers.values_list("side", flat=True))
    sides = [side for side in policies.sides_of(request.viewer, found.stay) if side not in answered]
    return sides[0] if sides and found.state == ExtensionState.ASKED else None


def _list_of(side: Side) -> str:
    return "beds:house" if side is Side.HOSTEL else "beds:approvals"


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_POST
@once
def withdrawing(request: Request, extension_id: UUID) -> HttpResponse:
    found = _extension(extension_id)
    check_may_write_yet(found.case)
    policies.check_can_change_stay(request.viewer, found.stay)
    withdraw_extension(extension=found, by=request.user, at=request.now)
    return redirect("beds:stay", found.stay_id)


def _extension(extension_id: UUID) -> Extension:
    found = get_object_or_404(Extension.objects.select_related("asked_by"), pk=extension_id)
    found.stay = get_object_or_404(stays(), pk=found.stay_id)
    found.case = found.stay.case
    return found
