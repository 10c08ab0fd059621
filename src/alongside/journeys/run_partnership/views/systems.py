"""Keys with which the systems of an agency come in: made and revoked by its administrator."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership.forms.systems import KeyForm
from alongside.journeys.run_partnership.presenters import key_cards
from alongside.journeys.run_partnership.views.finding import partner_kept, today
from alongside.rooms.directory.actions import make_system_key, revoke_system_key
from alongside.rooms.directory.queries import keys_of

TOLD_ONCE = "new_system_key"


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
def keys(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    cards = key_cards(partner, keys_of(partner.agency), today(request))
    return render(request, "run_partnership/systems.html", {"partner": partner, "keys": cards})


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@freshly_proven
@once
def new(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _, key = make_system_key(
                agency=partner.agency,
                name=given["name"],
                scopes=form.chosen,
                until_day=given["until_day"],
                by=request.user,
                at=request.now,
            )
            request.session[TOLD_ONCE] = [str(agency_id), key]
            return redirect("run_partnership:system_key", partnership_id, agency_id)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/new_system.html", {"form": form, "partner": partner})


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
def told(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    """The one time that a key is shown. Nobody can look it up later."""
    partner = partner_kept(request, partnership_id, agency_id)
    agency, key = request.session.pop(TOLD_ONCE, ("", ""))
    if agency != str(agency_id):
        raise Http404
    return render(request, "run_partnership/system_key.html", {"partner": partner, "key": key})


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@require_POST
@once
def revoke(request: Request, partnership_id: UUID, agency_id: UUID, key_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    found = get_object_or_404(keys_of(partner.agency), pk=key_id)
    revoke_system_key(key=found, by=request.user, at=request.now)
    return redirect("run_partnership:systems", partnership_id, agency_id)
