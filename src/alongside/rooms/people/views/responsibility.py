from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, queries
from alongside.rooms.people.actions import arrange_cover, end_cover, hand_over
from alongside.rooms.people.forms.responsibility import CoverForm, HandOverForm
from alongside.rooms.people.models import LeaveCover
from alongside.rooms.people.pages import case_page


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def handing_over(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:sight")
    policies.check_can_manage(request.viewer, page.case)
    colleagues = {str(user.pk): user for user in queries.owner_colleagues(page.case)}
    now_with = page.sight.key_worker
    choices = [(key, user.full_name) for key, user in colleagues.items() if user != now_with]
    form = HandOverForm(choices, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        to = colleagues[form.cleaned_data["to"]]
        try:
            policies.check_can_hand_over(request.viewer, page.case, to)
            hand_over(case=page.case, to=to, word=form.cleaned_data["word"], by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:sight", page.case.pk)
    return render(request, "people/hand_over.html", {"page": page, "form": form, "now_with": now_with})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def cover(request: Request) -> HttpResponse:
    """Leave cover: my own, and, for a manager, that of the team."""
    team = {str(user.pk): user for user in queries.colleagues_of(request.user)}
    form = _cover_form(request, team)
    if request.method == "POST" and form.is_valid():
        try:
            _arrange(request, form, team)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:cover")
    people = [request.user.pk, *(user.pk for user in team.values())]
    covers = queries.covers_among(people, in_london(request.now).date())
    shown = {
        "form": form,
        "covers": [(row, _may_end(request, row)) for row in covers],
        "has_team": bool(team),
    }
    return render(request, "people/cover.html", shown)


def _cover_form(request: Request, team: dict[str, User]) -> CoverForm:
    colleagues = [(key, user.full_name) for key, user in team.items()]
    others = colleagues if request.viewer.may(Permission.MANAGE_TEAM_CASES) else []
    return CoverForm(colleagues, others, request.POST if request.method == "POST" else None)


def _arrange(request: Request, form: CoverForm, team: dict[str, User]) -> None:
    given: dict[str, Any] = form.cleaned_data
    arrange_cover(
        away=team.get(given.get("away", ""), request.user),
        covered_by=team[given["covered_by"]],
        from_day=given["from_day"],
        until_day=given["until_day"],
        by=request.user,
        at=request.now,
    )


def _may_end(request: Request, row: LeaveCover) -> bool:
    return request.viewer.may(Permission.MANAGE_TEAM_CASES) or request.user.pk in (
        row.away_id,
        row.covered_by_id,
    )


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def ending_cover(request: Request, cover_id: UUID) -> HttpResponse:
    team = [user.pk for user in queries.colleagues_of(request.user)]
    covers = queries.covers_among([request.user.pk, *team], in_london(request.now).date())
    found = next((row for row in covers if row.pk == cover_id and _may_end(request, row)), None)
    if found is None:
        raise Http404
    end_cover(cover=found, by=request.user, at=request.now)
    return redirect("people:cover")
