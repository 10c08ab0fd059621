"""Areas that keep their cases in a deployment of their own: told of, compared by telephone, ended."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.parcels.ours import own_keys
from alongside.journeys.run_partnership.forms.neighbours import ComparedForm, NeighbourForm
from alongside.journeys.run_partnership.views.finding import area_led
from alongside.rooms.directory import queries
from alongside.rooms.directory.actions import add_neighbour, confirm_neighbour, end_neighbour


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
def all_of_them(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    rows = list(queries.neighbours_of(area))
    context = {"area": area, "ours": own_keys().public, "address": settings.SITE_URL, "neighbours": rows}
    return render(request, "run_partnership/neighbours.html", context)


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@freshly_proven
@once
def new(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    form = NeighbourForm(queries.seats_around(area), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_neighbour(area=area, facts=form.facts, by=request.user, at=request.now)
            return redirect("run_partnership:confirm_neighbour", area.pk, row.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/new_neighbour.html", {"area": area, "form": form})


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@freshly_proven
@once
def confirm(request: Request, partnership_id: UUID, neighbour_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    row = get_object_or_404(queries.neighbours_of(area), pk=neighbour_id)
    form = ComparedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm_neighbour(neighbour=row, by=request.user, at=request.now)
        return redirect("run_partnership:neighbours", area.pk)
    context = {"area": area, "row": row, "ours": own_keys().public, "form": form}
    return render(request, "run_partnership/confirm_neighbour.html", context)


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@require_POST
@once
def end(request: Request, partnership_id: UUID, neighbour_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    row = get_object_or_404(queries.neighbours_of(area), pk=neighbour_id)
    end_neighbour(neighbour=row, by=request.user, at=request.now)
    return redirect("run_partnership:neighbours", area.pk)
