from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Team
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership.forms.agencies import RenameTeamForm, TeamForm
from alongside.journeys.run_partnership.views.finding import SAVED, partner_kept
from alongside.rooms.directory.actions import ChangedMeanwhile, add_team, rename_team
from alongside.rooms.directory.queries import team_version


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@once
def new(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_team(agency=partner.agency, name=form.cleaned_data["name"], by=request.user, at=request.now)
            return redirect("run_partnership:agency", partnership_id, agency_id)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/new_team.html", {"form": form, "partner": partner})


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@once
def rename(request: Request, partnership_id: UUID, agency_id: UUID, team_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    team = get_object_or_404(partner.agency.teams.all(), pk=team_id)
    form = RenameTeamForm(request.POST or None, initial=RenameTeamForm.values_of(team))
    if request.method == "POST" and form.is_valid():
        try:
            rename_team(team=team, by=request.user, at=request.now, **form.cleaned_data)
            return redirect("run_partnership:agency", partnership_id, agency_id)
        except ChangedMeanwhile as changed:
            return _both_texts(request, form, changed)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/rename_team.html", {"form": form, "partner": partner})


def _both_texts(request: Request, form: RenameTeamForm, changed: ChangedMeanwhile) -> HttpResponse:
    team = changed.standing
    assert isinstance(team, Team)
    return stale_page(request, form, theirs={"name": team.name}, version=team_version(team), saved=SAVED)
