"""The beds of a house: added, changed, taken out of service and put back."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import add_bed, change_bed, put_back_in_service, take_out_of_service
from alongside.rooms.beds.actions.places import BedFacts, SavedMeanwhile
from alongside.rooms.beds.forms import ROOM_TRAITS, BedForm, ChangeBedForm, ReasonForm
from alongside.rooms.beds.models import Bed
from alongside.rooms.beds.queries import houses as queries

SAVED = "Somebody saved this bed after you had opened the page."
TAKEN = "There is a bed of this name in the house already"


@door(Door.SIGNED_IN)
@once
def new_bed(request: Request, premises_id: UUID) -> HttpResponse:
    house = get_object_or_404(queries.houses(request.viewer), pk=premises_id)
    policies.check_can_manage_premises(request.viewer, house)
    form = BedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                add_bed(premises=house, facts=_facts(form), by=request.user, at=request.now)
            return redirect("beds:places")
        except IntegrityError:
            form.add_error("label", TAKEN)
    return render(request, "beds/new_bed.html", {"form": form, "house": house})


@door(Door.SIGNED_IN)
@once
def bed(request: Request, bed_id: int) -> HttpResponse:
    found = _bed(request, bed_id)
    form = ChangeBedForm(
        request.POST if request.method == "POST" else None,
        initial=_values(found) | {"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _change(request, found, form)
        except IntegrityError:
            form.add_error("label", TAKEN)
    return render(request, "beds/change_bed.html", {"form": form, "bed": found})


def _change(request: Request, found: Bed, form: ChangeBedForm) -> HttpResponse:
    read = form.cleaned_data["version"]
    try:
        with transaction.atomic():
            change_bed(bed=found, read_version=read, facts=_facts(form), by=request.user, at=request.now)
    except SavedMeanwhile:
        standing = Bed.objects.get(pk=found.pk)
        return stale_page(request, form, theirs=_values(standing), version=standing.version, saved=SAVED)
    return redirect("beds:places")


@door(Door.SIGNED_IN)
@once
def closing(request: Request, bed_id: int) -> HttpResponse:
    found = _bed(request, bed_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            why = form.cleaned_data["reason"][:200]
            take_out_of_service(bed=found, why=why, by=request.user, at=request.now)
            return redirect("beds:places")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/close_bed.html", {"form": form, "bed": found})


@door(Door.SIGNED_IN)
@require_POST
@once
def opening(request: Request, bed_id: int) -> HttpResponse:
    put_back_in_service(bed=_bed(request, bed_id), by=request.user, at=request.now)
    return redirect("beds:places")


def _bed(request: Request, bed_id: int) -> Bed:
    found = get_object_or_404(queries.bed(request.viewer, bed_id))
    policies.check_can_manage_premises(request.viewer, found.premises)
    return found


def _facts(form: BedForm) -> BedFacts:
    given = form.cleaned_data
    traits: dict[str, Any] = {trait: trait in given["traits"] for trait, _ in ROOM_TRAITS}
    return BedFacts(label=given["label"], kind=given["kind"], room_for=given["room_for"], **traits)


def _values(bed: Bed) -> dict[str, Any]:
    traits = [trait for trait, _ in ROOM_TRAITS if getattr(bed, trait)]
    return {"label": bed.label, "kind": bed.kind, "room_for": bed.room_for, "traits": traits}
