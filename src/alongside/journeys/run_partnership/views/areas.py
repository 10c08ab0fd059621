from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership import presenters
from alongside.journeys.run_partnership.actions import found_area
from alongside.journeys.run_partnership.forms.area import FoundingForm, PartnershipForm
from alongside.journeys.run_partnership.views.finding import SAVED, area_led, area_shown, today
from alongside.rooms.directory import policies, queries
from alongside.rooms.directory.actions import ChangedMeanwhile, change_partnership
from alongside.rooms.directory.models import Partnership


@door(Door.PERMISSION, Permission.LEAD_AREA)
def mine(request: Request) -> HttpResponse:
    areas = list(queries.areas_shown_to(request.viewer))
    if len(areas) == 1:
        return redirect("run_partnership:overview", areas[0].pk)
    return render(
        request,
        "run_partnership/mine.html",
        {"areas": areas, "founds": request.viewer.may(Permission.KEEP_DIRECTORY)},
    )


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@once
def found(request: Request) -> HttpResponse:
    """Another area. Whoever founds it keeps it by the agency of their own seat."""
    keeper = queries.agencies_kept_by(request.viewer)[0]
    form = FoundingForm(queries.councils_known_to(request.viewer), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            policies.check_can_found(request.viewer, form.chosen_host)
            area = found_area(keeper=keeper, by=request.user, at=request.now, **form.facts)
            return redirect("run_partnership:overview", area.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/found.html", {"form": form, "keeper": keeper})


@door(Door.PERMISSION, Permission.LEAD_AREA)
def overview(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_shown(request, partnership_id)
    partners = list(queries.partners_of(area, today(request)))
    context = {
        "area": area,
        "leads": policies.can_lead(request.viewer, area),
        "founds": request.viewer.may(Permission.KEEP_DIRECTORY),
        "tabs": presenters.tabs(area, "overview"),
        "figures": presenters.figures(area, partners),
        "facts": presenters.area_facts(area),
        "answering": presenters.answering(queries.shifts_going_on(area, request.now)),
    }
    return render(request, "run_partnership/overview.html", context)


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def change(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    standing = PartnershipForm.values_of(area) | {"version": area.version}
    form = PartnershipForm(queries.councils_of(area), request.POST or None, initial=standing)
    if request.method == "POST" and form.is_valid():
        try:
            change_partnership(
                partnership=area,
                version=form.cleaned_data["version"],
                changes=form.changes,
                by=request.user,
                at=request.now,
            )
            return redirect("run_partnership:overview", area.pk)
        except ChangedMeanwhile as changed:
            return _both_texts(request, form, changed)
        except Refused as refused:
            form.refuse(refused)
    context = {"form": form, "area": area}
    return render(request, "run_partnership/change_area.html", context)


def _both_texts(request: Request, form: PartnershipForm, changed: ChangedMeanwhile) -> HttpResponse:
    assert isinstance(changed.standing, Partnership)
    theirs = PartnershipForm.values_of(changed.standing)
    return stale_page(request, form, theirs=theirs, version=changed.standing.version, saved=SAVED)
