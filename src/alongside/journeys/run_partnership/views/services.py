"""Services that everybody may find, kept by the people of the host."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership import presenters
from alongside.journeys.run_partnership.forms.services import ChangeServiceForm, ServiceForm
from alongside.journeys.run_partnership.views.finding import SAVED, area_led, area_shown
from alongside.rooms.directory import policies
from alongside.rooms.directory.actions import (
    ChangedMeanwhile,
    add_public_service,
    change_public_service,
    end_public_service,
)
from alongside.rooms.directory.models import Partnership, PublicService
from alongside.rooms.directory.queries import public_services


def _one(area: Partnership, service_id: UUID) -> PublicService:
    return get_object_or_404(public_services(), partnership=area, pk=service_id)


@door(Door.PERMISSION, Permission.LEAD_AREA)
def all_of_them(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_shown(request, partnership_id)
    context = {
        "area": area,
        "tabs": presenters.tabs(area, "services"),
        "services": list(public_services().filter(partnership=area)),
        "leads": policies.can_lead(request.viewer, area),
    }
    return render(request, "run_partnership/services.html", context)


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def new(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_public_service(partnership=area, facts=form.facts, by=request.user, at=request.now)
            return redirect("run_partnership:services", area.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/service.html", {"form": form, "area": area, "service": None})


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def change(request: Request, partnership_id: UUID, service_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    found = _one(area, service_id)
    form = ChangeServiceForm(request.POST or None, initial=ChangeServiceForm.values_of(found))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_public_service(
                service=found, version=version, facts=form.facts, by=request.user, at=request.now
            )
            return redirect("run_partnership:services", area.pk)
        except ChangedMeanwhile as changed:
            return _both_texts(request, form, changed)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/service.html", {"form": form, "area": area, "service": found})


def _both_texts(request: Request, form: ChangeServiceForm, changed: ChangedMeanwhile) -> HttpResponse:
    standing = changed.standing
    assert isinstance(standing, PublicService)
    theirs = ChangeServiceForm.values_of(standing)
    return stale_page(request, form, theirs=theirs, version=standing.version, saved=SAVED)


@door(Door.PERMISSION, Permission.LEAD_AREA)
@require_POST
@once
def end(request: Request, partnership_id: UUID, service_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    end_public_service(service=_one(area, service_id), by=request.user, at=request.now)
    return redirect("run_partnership:services", area.pk)
