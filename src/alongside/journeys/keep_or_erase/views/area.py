"""For those who keep retention in an area: references, days and tombstones, and never a case."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.keep_or_erase import presenters
from alongside.journeys.keep_or_erase.actions import hold_back_in_area
from alongside.journeys.keep_or_erase.forms import HoldForm
from alongside.rooms.people import retention
from alongside.rooms.people.retention import Kept

OVERVIEW = "keep_or_erase:overview"


@door(Door.PERMISSION, Permission.KEEP_RETENTION)
@require_safe
def overview(request: Request) -> HttpResponse:
    due = retention.to_be_erased(request.viewer, request.now)
    shown = {
        "lines": presenters.area_lines(due, request.now),
        "stones": retention.tombstones(request.viewer),
    }
    return render(request, "keep_or_erase/overview.html", shown)


@door(Door.PERMISSION, Permission.KEEP_RETENTION)
@once
def holding(request: Request, case_id: UUID) -> HttpResponse:
    kept = _in_area(request, case_id)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hold_back_in_area(case=kept.case, by=request.user, at=request.now, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(OVERVIEW)
    return render(request, "keep_or_erase/hold_in_area.html", {"kept": kept, "form": form})


@door(Door.PERMISSION, Permission.KEEP_RETENTION)
@require_safe
def tombstone(request: Request, case_id: UUID) -> HttpResponse:
    found = next((row for row in retention.tombstones(request.viewer) if row.case_id == case_id), None)
    if found is None:
        raise Http404
    return render(request, "keep_or_erase/tombstone.html", {"rows": presenters.stone_rows(found)})


def _in_area(request: Request, case_id: UUID) -> Kept:
    found = retention.to_be_erased_of(request.viewer, case_id, request.now)
    if found is None:
        raise Http404
    return found
