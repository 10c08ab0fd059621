from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import (
    ask_extension,
    cancel_stay,
    end_stay,
    learn_destination,
    record_arrival,
    record_non_arrival,
)
from alongside.rooms.beds.forms import LeaveForm, MoreNightsForm, ReasonForm, WentToForm
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.presenters import (
    StayCard,
    at_the_door,
    extension_lines,
    moves_in_words,
    told_before,
    where_to,
)
from alongside.rooms.beds.presenters.exclusion import unsafe_lines
from alongside.rooms.beds.queries.nearness import sleeping_unsafely
from alongside.rooms.beds.queries.nights import away, door_notes_of, moves_of
from alongside.rooms.beds.queries.of_case import asked_extension, extensions_of, stays, works_on
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import StayState
from alongside.rooms.people import tabs
from alongside.rooms.people.policies import check_may_write_yet


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_safe
def stay(request: Request, stay_id: UUID) -> HttpResponse:
    found = _stay(stay_id)
    return render(request, "beds/stay.html", stay_page(request, found))


def stay_page(request: Request, found: Stay) -> dict[str, Any]:
    house, viewer = found.occupancy.bed.premises, request.viewer
    case_url = tabs.first_page(found.case_id, viewer) if viewer.may(Permission.READ_CASE) else ""
    return {
        "card": StayCard(found, tonight(request.now), away([found]).get(found.pk), asked_extension(found)),
        "door": at_the_door(found),
        "told_before": told_before(door_notes_of(found)),
        "moves": moves_in_words(moves_of(found)),
        "may_tell": policies.can_tell_house(viewer, found) and works_on(found),
        "may_plan": _may_plan(request, found),
        "may_decline": policies.can_decline(viewer, found),
        "may_ride": found.state == StayState.BOOKED
        and viewer.may(Permission.REQUEST_BED)
        and works_on(found),
        "runs_house": policies.runs(viewer, house),
        "not_safe": _not_safe(found, tonight(request.now)),
        "where_to": where_to(found),
        "may_name": policies.can_learn_destination(viewer, found),
        "extensions": extension_lines(extensions_of(found)),
        "where": policies.address_for(viewer, house),
        "may_change": policies.can_change_stay(viewer, found),
        "may_cancel": policies.can_cancel(viewer, found),
        "case_url": case_url,
        "reference": found.case.reference if case_url else "",
    }


def _may_plan(request: Request, found: Stay) -> bool:
    """Of the next place a house knows nothing."""
    return request.viewer.may(Permission.READ_CASE) and works_on(found)


def _not_safe(found: Stay, night: date) -> list[str]:
    """For who works on the case, and for who decides about its bed; for the house there is nothing to be found."""
    return [line for _, stops in sleeping_unsafely(night, [found.case_id]) for line in unsafe_lines(stops)]


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_POST
@once
def arrived(request: Request, stay_id: UUID) -> HttpResponse:
    found = changeable(request, stay_id)
    record_arrival(stay=found, by=request.user, at=request.now)
    return back_from(request, found)


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_POST
@once
def did_not_arrive(request: Request, stay_id: UUID) -> HttpResponse:
    found = changeable(request, stay_id)
    record_non_arrival(stay=found, by=request.user, at=request.now)
    return back_from(request, found)


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def leaving(request: Request, stay_id: UUID) -> HttpResponse:
    found = changeable(request, stay_id)
    form = LeaveForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        return end_stay(stay=found, **form.cleaned_data, by=request.user, at=request.now)

    return form_page(request, found, form, act, "beds/leaving.html", may_plan=_may_plan(request, found))


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def went_to(request: Request, stay_id: UUID) -> HttpResponse:
    """Told later by the person, or by somebody who knows: nobody is asked to find out."""
    found = _stay(stay_id)
    check_may_write_yet(found.case)
    policies.check_can_learn_destination(request.viewer, found)
    form = WentToForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        where = form.cleaned_data["destination"]
        return learn_destination(stay=found, destination=where, by=request.user, at=request.now)

    return form_page(request, found, form, act, "beds/went_to.html")


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def cancelling(request: Request, stay_id: UUID) -> HttpResponse:
    found = _stay(stay_id)
    check_may_write_yet(found.case)
    policies.check_can_cancel(request.viewer, found)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        return cancel_stay(stay=found, reason=form.cleaned_data["reason"], by=request.user, at=request.now)

    return form_page(request, found, form, act, "beds/cancel.html")


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def more_nights(request: Request, stay_id: UUID) -> HttpResponse:
    """R-BED-04: asked for with an end; the hostel and the council answer."""
    found = changeable(request, stay_id)
    form = MoreNightsForm(request.POST if request.method == "POST" else None, standing=found.occupancy.leaves)

    def act() -> object:
        given = form.cleaned_data
        return ask_extension(
            stay=found, leaves=given["leaves"], reason=given["reason"], by=request.user, at=request.now
        )

    return form_page(request, found, form, act, "beds/more_nights.html")


def form_page(
    request: Request, found: Stay, form: Form, act: Callable[[], object], template: str, **more: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
            return back_from(request, found)
        except Refused as refused:
            form.refuse(refused)
    card = StayCard(found, tonight(request.now))
    return render(request, template, {"form": form, "card": card} | more)


def _stay(stay_id: UUID) -> Stay:
    return get_object_or_404(stays(), pk=stay_id)


def changeable(request: Request, stay_id: UUID) -> Stay:
    found = _stay(stay_id)
    check_may_write_yet(found.case)
    policies.check_can_change_stay(request.viewer, found)
    return found


def back_from(request: Request, found: Stay) -> HttpResponse:
    """A hostel goes back to its list: a stay that has ended is no longer its business."""
    if policies.runs(request.viewer, found.occupancy.bed.premises):
        return redirect("beds:house")
    return redirect("beds:stay", found.pk)
