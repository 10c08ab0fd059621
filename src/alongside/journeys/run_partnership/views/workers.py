from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership import presenters
from alongside.journeys.run_partnership.actions import invite
from alongside.journeys.run_partnership.forms.workers import InviteForm, WorkerForm
from alongside.journeys.run_partnership.views.finding import SAVED, partner_kept, seat_kept
from alongside.rooms.directory import policies
from alongside.rooms.directory.actions import (
    ChangedMeanwhile,
    change_worker,
    end_membership,
    free_sign_in,
    send_new_link,
)
from alongside.rooms.directory.queries import worker_version


@door(Door.PERMISSION, Permission.KEEP_ACCOUNTS)
@once
def new(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    form = InviteForm(partner.agency.teams.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            policies.check_can_invite(request.viewer, partner.agency, form.cleaned_data["email"])
            invite(agency=partner.agency, by=request.user, at=request.now, **form.facts)
            return redirect("run_partnership:agency", partnership_id, agency_id)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "run_partnership/invite.html", {"form": form, "partner": partner})


@door(Door.PERMISSION, Permission.KEEP_ACCOUNTS)
@once
def change(request: Request, partnership_id: UUID, agency_id: UUID, seat_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    user = seat_kept(request, partner, seat_id).user
    form = WorkerForm(request.POST or None, initial=WorkerForm.values_of(user))
    if request.method == "POST" and form.is_valid():
        try:
            change_worker(user=user, by=request.user, at=request.now, **form.cleaned_data)
            return redirect("run_partnership:agency", partnership_id, agency_id)
        except ChangedMeanwhile as changed:
            return _both_texts(request, form, changed)
    return render(
        request, "run_partnership/change_worker.html", {"form": form, "partner": partner, "user": user}
    )


@door(Door.PERMISSION, Permission.KEEP_ACCOUNTS)
@require_POST
@once
def send_link(request: Request, partnership_id: UUID, agency_id: UUID, seat_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    send_new_link(user=seat_kept(request, partner, seat_id).user, by=request.user, at=request.now)
    return redirect("run_partnership:agency", partnership_id, agency_id)


@door(Door.PERMISSION, Permission.KEEP_ACCOUNTS)
@freshly_proven
@once
def free(request: Request, partnership_id: UUID, agency_id: UUID, seat_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    seat = seat_kept(request, partner, seat_id)
    if request.method == "POST":
        free_sign_in(user=seat.user, by=request.user, at=request.now)
        return redirect("run_partnership:agency", partnership_id, agency_id)
    return render(request, "run_partnership/free.html", {"partner": partner, "seat": seat})


@door(Door.PERMISSION, Permission.KEEP_ACCOUNTS)
@once
def end(request: Request, partnership_id: UUID, agency_id: UUID, seat_id: UUID) -> HttpResponse:
    partner = partner_kept(request, partnership_id, agency_id)
    seat = seat_kept(request, partner, seat_id)
    policies.check_can_end(request.viewer, seat)
    if request.method == "POST":
        end_membership(membership=seat, by=request.user, at=request.now)
        return redirect("run_partnership:agency", partnership_id, agency_id)
    context = {"partner": partner, "seat": seat, "role": presenters.role_of(seat)}
    return render(request, "run_partnership/end.html", context)


def _both_texts(request: Request, form: WorkerForm, changed: ChangedMeanwhile) -> HttpResponse:
    user = changed.standing
    assert isinstance(user, User)
    theirs = {"full_name": user.full_name, "phone": user.phone}
    return stale_page(request, form, theirs=theirs, version=worker_version(user), saved=SAVED)
