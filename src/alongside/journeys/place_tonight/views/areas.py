"""Where somebody is not safe: written, looked at, lifted. No house is ever told of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.place_tonight import presenters
from alongside.journeys.place_tonight.forms import AreaForm
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import add_exclusion_area, lift_exclusion_area
from alongside.rooms.beds.forms import ReasonForm
from alongside.rooms.beds.models import ExclusionArea
from alongside.rooms.beds.presenters.exclusion import area_in_words
from alongside.rooms.beds.queries import nearness as queries
from alongside.rooms.beds.queries import of_case
from alongside.rooms.beds.rules import tonight
from alongside.rooms.people.models import Case
from alongside.rooms.people.pages import case_page

HERE = "place_tonight:bed"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def areas(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    if not page.sight.sees(Section.WHEREABOUTS):
        return render(request, "place_tonight/closed.html", {"page": page})
    night = tonight(request.now)
    counting = queries.areas_that_count(page.case, night)
    context = {
        "page": page,
        "areas": presenters.areas(counting),
        "past": presenters.areas(queries.past_areas(page.case, night)),
        "too_near": _too_near(page.case, counting),
        "waiting": queries.open_overrides(page.case),
        "agreed": queries.agreed_overrides(page.case),
        "may_keep": policies.can_keep_areas(request.viewer, page.case),
    }
    return render(request, "place_tonight/areas.html", context)


def _too_near(case: Case, counting: list[ExclusionArea]) -> list[dict[str, Any]]:
    """The bed they have now, if it lies in one of these: written down too late, or the house was moved."""
    stay = of_case.going_stay(case)
    if stay is None:
        return []
    house = stay.occupancy.bed.premises
    stops = queries.stops_at(counting, [house])[house.pk]
    return [
        {"words": area_in_words(stop.area), "house": house.name, "unknown": stop.unknown} for stop in stops
    ]


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def adding(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    if not page.sight.sees(Section.WHEREABOUTS):
        return render(request, "place_tonight/closed.html", {"page": page})
    policies.check_can_keep_areas(request.viewer, page.case)
    form = AreaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_exclusion_area(case=page.case, area=form.area(), by=request.user, at=request.now)
            return redirect("place_tonight:areas", page.case.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "place_tonight/add_area.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def lifting(request: Request, case_id: UUID, area_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    found = get_object_or_404(ExclusionArea, case=page.case, pk=area_id)
    policies.check_can_keep_areas(request.viewer, page.case)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            why = form.cleaned_data["reason"]
            lift_exclusion_area(area=found, why=why, by=request.user, at=request.now)
            return redirect("place_tonight:areas", page.case.pk)
        except Refused as refused:
            form.refuse(refused)
    context = {"page": page, "form": form, "words": area_in_words(found), "area": found}
    return render(request, "place_tonight/lift_area.html", context)
