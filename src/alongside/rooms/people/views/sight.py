from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import end_grant, let_back_in, shut_out
from alongside.rooms.people.forms.glass import EndGrantForm, ShutOutForm
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.words import EndedWhy

SIGHT = "people:sight"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def sight(request: Request, case_id: UUID) -> HttpResponse:
    """Who can see this case, and why: one look into the book of grants."""
    page = case_page(request, case_id, SIGHT)
    may_manage = policies.can_manage(request.viewer, page.case)
    past = page.sight.told_of(queries.past_grants_of(page.case, request.now))
    shown = {
        "page": page,
        "grants": presenters.grants(page.sight.told),
        "past": presenters.grants(past),
        "may_manage": may_manage,
        "shut_outs": queries.shut_outs_of(page.case, request.now) if may_manage else [],
    }
    return render(request, "people/sight.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def ending_grant(request: Request, case_id: UUID, grant_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    grant = next((row for row in page.sight.told if row.pk == grant_id), None)
    if grant is None:
        raise Http404
    form = EndGrantForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_grant(grant=grant, why=EndedWhy(form.cleaned_data["why"]), by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(SIGHT, case_id)
    (line,) = presenters.grants([grant])
    return render(request, "people/end_grant.html", {"page": page, "form": form, "line": line})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def shutting_out(request: Request, case_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    seats = queries.workers_around(page.case, in_london(request.now).date())
    workers = {str(seat.user.pk): seat.user for seat in seats}
    choices = {str(seat.user.pk): f"{seat.user.full_name}, {seat.agency}" for seat in seats}
    form = ShutOutForm(list(choices.items()), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            shut_out(
                case=page.case,
                user=workers[given["worker"]],
                reason=given["reason"],
                by=request.user,
                at=request.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(SIGHT, case_id)
    return render(request, "people/shut_out.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def letting_back_in(request: Request, case_id: UUID, shut_out_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    rows = (row for row, _ in queries.shut_outs_of(page.case, request.now))
    found = next((row for row in rows if row.pk == shut_out_id), None)
    if found is None:
        raise Http404
    let_back_in(shut_out=found, by=request.user, at=request.now)
    return redirect(SIGHT, case_id)


def _managed(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, SIGHT)
    policies.check_can_manage(request.viewer, page.case)
    return page
