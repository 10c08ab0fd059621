"""What a house says of its own beds on its own page: a room for tonight, a bed that is ready, nights without one."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import (
    end_out_of_service,
    offer_room,
    plan_out_of_service,
    ready_sooner,
    take_back_room,
)
from alongside.rooms.beds.forms import OfferForm, OutOfServiceForm, filled_in
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.queries import by_the_night as queries
from alongside.rooms.beds.queries.house import houses_run_by
from alongside.rooms.beds.queries.houses import bed as near
from alongside.rooms.beds.rules import tonight


@door(Door.PERMISSION, Permission.RUN_BEDS)
@once
def offering(request: Request, premises_id: UUID) -> HttpResponse:
    house, night = _own(request, premises_id), tonight(request.now)
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        tonight=night,
        initial=filled_in(
            queries.last_offered(house), night, queries.free_label(house), queries.who_sleeps_there(house)
        ),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _offer(request, house, form)
            return redirect("beds:house")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/offer.html", {"form": form, "house": house})


def _offer(request: Request, house: Premises, form: OfferForm) -> None:
    first, nights = form.cleaned_data["first"], form.cleaned_data["nights"]
    offer_room(
        premises=house, facts=form.facts(), first=first, nights=nights, by=request.user, at=request.now
    )


def _own(request: Request, premises_id: UUID) -> Premises:
    for house in houses_run_by(request.viewer):
        if house.pk == premises_id:
            return house
    raise Http404


@door(Door.PERMISSION, Permission.RUN_BEDS)
@require_POST
@once
def taking_back(request: Request, offer_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.offer(request.viewer, offer_id))
    policies.check_can_run(request.viewer, found.bed.premises)
    take_back_room(offer=found, by=request.user, at=request.now)
    return redirect("beds:house")


@door(Door.PERMISSION, Permission.RUN_BEDS)
@require_POST
@once
def ready(request: Request, bed_id: int) -> HttpResponse:
    found = get_object_or_404(near(request.viewer, bed_id))
    policies.check_can_run(request.viewer, found.premises)
    ready_sooner(bed=found, by=request.user, at=request.now)
    return redirect("beds:house")


@door(Door.SIGNED_IN)
@once
def planning(request: Request, bed_id: int) -> HttpResponse:
    found = get_object_or_404(near(request.viewer, bed_id))
    policies.check_can_manage_premises(request.viewer, found.premises)
    night = tonight(request.now)
    form = OutOfServiceForm(
        request.POST if request.method == "POST" else None, initial={"first": night, "last": night}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _plan(request, found, form)
            return redirect("beds:places")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/out_of_service.html", {"form": form, "bed": found})


def _plan(request: Request, bed: Bed, form: OutOfServiceForm) -> None:
    plan_out_of_service(bed=bed, by=request.user, at=request.now, **form.cleaned_data)


@door(Door.SIGNED_IN)
@require_POST
@once
def ending(request: Request, closing_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.closing(request.viewer, closing_id))
    policies.check_can_manage_premises(request.viewer, found.occupancy.bed.premises)
    end_out_of_service(closing=found, by=request.user, at=request.now)
    return redirect("beds:places")
