from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries
from alongside.rooms.conferences.actions.corrections import CorrectedMeanwhile
from alongside.rooms.conferences.forms.plan import CorrectDueForm, CorrectHeldForm, WhyForm
from alongside.rooms.conferences.models import PlannedAction
from alongside.rooms.conferences.views.opened import opened
from alongside.rooms.people.pages import case_page


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def held_at(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_correct(request.viewer, row)
    if row.held_at is None:
        raise Http404
    corrections = queries.held_corrections_of(row)
    initial = {"held_at": row.held_at, "version": len(corrections)}
    form = CorrectHeldForm(request.POST if request.method == "POST" else None, initial=initial)
    home = reverse("conferences:conference", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_held_at(conference=row, by=request.user, at=request.now, **form.cleaned_data)
            return redirect(home)
        except CorrectedMeanwhile as meanwhile:
            return _both(request, form, meanwhile, "held_at", len(corrections))
        except Refused as refused:
            form.refuse(refused)
    shown = {"page": found.page, "form": form, "what": "When it was held", "home": home}
    return _shown(request, shown, presenters.correction_lines(corrections))


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def due_on(request: Request, action_id: UUID) -> HttpResponse:
    row = get_object_or_404(PlannedAction.objects.select_related("conference"), pk=action_id)
    page = case_page(request, row.case_id, "conferences:actions")
    policies.check_can_correct(request.viewer, row.conference)
    corrections = queries.corrections_of(row)
    initial = {"due_on": row.due_on, "version": len(corrections)}
    form = CorrectDueForm(request.POST if request.method == "POST" else None, initial=initial)
    home = reverse("conferences:action", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_due_on(action=row, by=request.user, at=request.now, **form.cleaned_data)
            return redirect(home)
        except CorrectedMeanwhile as meanwhile:
            return _both(request, form, meanwhile, "due_on", len(corrections))
        except Refused as refused:
            form.refuse(refused)
    shown = {"page": page, "form": form, "what": "The day of a step", "home": home}
    return _shown(request, shown, presenters.correction_lines(corrections))


def _shown(request: Request, shown: dict[str, Any], lines: list[str]) -> HttpResponse:
    return render(request, "conferences/correct.html", shown | {"lines": lines})


def _both(
    request: Request, form: WhyForm, meanwhile: CorrectedMeanwhile, name: str, version: int
) -> HttpResponse:
    theirs = meanwhile.standing
    values = {name: theirs.became, "reason": theirs.reason}
    saved = f"{theirs.corrected_by} corrected this on {full_moment(theirs.corrected_at)}."
    return stale_page(request, form, theirs=values, version=version, saved=saved)
