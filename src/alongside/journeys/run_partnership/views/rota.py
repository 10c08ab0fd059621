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
from alongside.journeys.run_partnership import presenters
from alongside.journeys.run_partnership.forms.rota import ShiftForm
from alongside.journeys.run_partnership.queries import gaps
from alongside.journeys.run_partnership.views.finding import area_led, area_shown, today
from alongside.rooms.directory import queries
from alongside.rooms.directory.actions import add_shift, remove_shift
from alongside.rooms.directory.policies import can_lead


@door(Door.PERMISSION, Permission.LEAD_AREA)
def coming(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_shown(request, partnership_id)
    shifts = list(queries.coming_shifts(area, request.now))
    context = {
        "area": area,
        "leads": can_lead(request.viewer, area),
        "tabs": presenters.tabs(area, "rota"),
        "duties": presenters.duties(area, shifts, request.now),
        "gaps": presenters.gap_lines(gaps(area, shifts, request.now)),
    }
    return render(request, "run_partnership/rota.html", context)


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def new(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    form = ShiftForm(queries.seats_for_rota(area, today(request)), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_shift(partnership=area, by=request.user, at=request.now, **form.facts)
            return redirect("run_partnership:rota", area.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/new_shift.html", {"form": form, "area": area})


@door(Door.PERMISSION, Permission.LEAD_AREA)
@require_POST
@once
def remove(request: Request, partnership_id: UUID, shift_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    remove_shift(shift=get_object_or_404(area.rota, pk=shift_id), by=request.user, at=request.now)
    return redirect("run_partnership:rota", area.pk)
