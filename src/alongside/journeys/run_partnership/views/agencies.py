from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership import presenters
from alongside.journeys.run_partnership.actions import add_new_partner
from alongside.journeys.run_partnership.forms.agencies import (
    ChangeAgencyForm,
    ExistingAgencyForm,
    NewAgencyForm,
)
from alongside.journeys.run_partnership.views.finding import (
    SAVED,
    area_led,
    area_shown,
    partner_in,
    partner_kept,
    today,
)
from alongside.rooms.directory import policies, queries
from alongside.rooms.directory.actions import (
    ChangedMeanwhile,
    add_partner,
    change_agency,
    trust_referrer,
)

SHOWN_FOR = timedelta(days=60)  # how long a worker whom another agency let in is marked


@door(Door.PERMISSION, Permission.LEAD_AREA)
def all_of_them(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_shown(request, partnership_id)
    partners = [
        presenters.partner_card(area, partner) for partner in queries.partners_of(area, today(request))
    ]
    context = {
        "area": area,
        "tabs": presenters.tabs(area, "agencies"),
        "partners": partners,
        "leads": policies.can_lead(request.viewer, area),
        "others": queries.agencies_elsewhere(area).exists(),
    }
    return render(request, "run_partnership/agencies.html", context)


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def add_new(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    form = NewAgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"kind": AgencyKind(form.cleaned_data["kind"])}
        try:
            partner = add_new_partner(partnership=area, by=request.user, at=request.now, **facts)
            return redirect("run_partnership:agency", area.pk, partner.agency_id)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/add_new.html", {"form": form, "area": area})


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def add_existing(request: Request, partnership_id: UUID) -> HttpResponse:
    area = area_led(request, partnership_id)
    form = ExistingAgencyForm(queries.agencies_elsewhere(area), request.POST or None)
    if request.method == "POST" and form.is_valid():
        trusted = form.cleaned_data["trusted_referrer"]
        try:
            policies.check_can_add_partner(request.viewer, area, form.chosen)
            add_partner(
                partnership=area,
                agency=form.chosen,
                trusted_referrer=trusted,
                by=request.user,
                at=request.now,
            )
            return redirect("run_partnership:agency", area.pk, form.chosen.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/add_existing.html", {"form": form, "area": area})


@door(Door.PERMISSION, Permission.LEAD_AREA)
def one(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_in(request, partnership_id, agency_id)
    agency = partner.agency
    keeps = policies.can_keep_agency(request.viewer, agency)
    seats = list(queries.seats_in(agency, today(request))) if keeps else []
    outside = queries.invited_from_outside(seats, request.now - SHOWN_FOR) if keeps else frozenset()
    context = {
        "area": partner.partnership,
        "partner": partner,
        "keeps": keeps,
        "leads": policies.can_lead(request.viewer, partner.partnership),
        "facts": presenters.agency_facts(partner),
        "teams": list(agency.teams.all()),
        "workers": [
            presenters.worker_card(
                partner, seat, request.user, today(request), from_outside=seat.pk in outside
            )
            for seat in seats
        ],
    }
    return render(request, "run_partnership/agency.html", context)


@door(Door.PERMISSION, Permission.KEEP_DIRECTORY)
@once
def change(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    agency = partner.agency
    standing = ChangeAgencyForm.values_of(agency) | {"version": agency.version}
    form = ChangeAgencyForm(request.POST or None, initial=standing)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_agency(
                agency=agency, version=version, changes=form.changes, by=request.user, at=request.now
            )
            return redirect("run_partnership:agency", partnership_id, agency_id)
        except ChangedMeanwhile as changed:
            return _both_texts(request, form, changed)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/change_agency.html", {"form": form, "partner": partner})


@door(Door.PERMISSION, Permission.LEAD_AREA)
@require_POST
@once
def trust(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_in(request, area_led(request, partnership_id).pk, agency_id)
    trusted = request.POST.get("trusted") == "yes"
    trust_referrer(partner=partner, trusted=trusted, by=request.user, at=request.now)
    return redirect("run_partnership:agency", partnership_id, agency_id)


def _both_texts(request: Request, form: ChangeAgencyForm, changed: ChangedMeanwhile) -> HttpResponse:
    assert isinstance(changed.standing, Agency)
    theirs = ChangeAgencyForm.values_of(changed.standing)
    return stale_page(request, form, theirs=theirs, version=changed.standing.version, saved=SAVED)
