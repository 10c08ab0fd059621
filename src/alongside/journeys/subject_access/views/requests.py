from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.subject_access import policies, presenters, queries
from alongside.journeys.subject_access.actions import (
    ask_for_data,
    extend_access,
    refuse_access,
    withdraw_access,
)
from alongside.journeys.subject_access.forms import AskForm, ExtendForm, IdentityForm, RefuseForm
from alongside.journeys.subject_access.views import ALL, ONE, found
from alongside.rooms.people.actions import Asking, Extending, check_identity
from alongside.rooms.people.pages import case_page
from alongside.rooms.people.policies import can_manage
from alongside.rooms.people.states import ACCESS, AccessState
from alongside.rooms.people.words import AccessRefusedWhy, AskedHow, ExtendedWhy, IdentityChecked


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_safe
def requests(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, ALL)
    rows = queries.requests_of(page.case)
    shown = {
        "page": page,
        "lines": [presenters.request_line(row, request.now) for row in rows],
        "may_manage": can_manage(request.viewer, page.case),
    }
    return render(request, "subject_access/requests.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def asking(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, ALL)
    policies.check_can_prepare(request.viewer, page.case, page.sight)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        due = queries.due_on(page.case, given["received_on"])
        asked = Asking(received_on=given["received_on"], asked_how=AskedHow(given["asked_how"]), due_on=due)
        try:
            row = ask_for_data(case=page.case, asking=asked, by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(ONE, case_id, row.pk)
    return render(request, "subject_access/ask.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def one(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    """Where it stands, and what comes next. The form says how it was made sure who asks."""
    page, row = found(request, case_id, access_id)
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        how = IdentityChecked(form.cleaned_data["how"])
        check_identity(request=row, how=how, by=request.user, at=request.now)
        return redirect(ONE, case_id, access_id)
    shown = {
        "page": page,
        "form": form,
        "row": row,
        "line": presenters.request_line(row, request.now),
        "rows": presenters.request_rows(row, request.now),
        "verbs": ACCESS.verbs_from(AccessState(row.state)),
        "may_extend": presenters.may_take_longer(row, request.now),
        "may_release": policies.can_release(request.viewer, row, page.sight),
        "is_released": row.state == AccessState.RELEASED,
    }
    return render(request, "subject_access/request.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def extending(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    page, row = found(request, case_id, access_id)
    until = queries.due_on(page.case, row.received_on, extended=True)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        more = Extending(why=ExtendedWhy(given["why"]), word=given["word"], until=until)
        try:
            extend_access(request=row, extending=more, by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(ONE, case_id, access_id)
    shown = {"page": page, "form": form, "row": row, "until": until}
    return render(request, "subject_access/extend.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def refusing(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    page, row = found(request, case_id, access_id)
    form = RefuseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why, word = AccessRefusedWhy(form.cleaned_data["why"]), form.cleaned_data["word"]
        try:
            refuse_access(request=row, why=why, word=word, by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(ONE, case_id, access_id)
    return render(request, "subject_access/refuse.html", {"page": page, "form": form, "row": row})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def withdrawing(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    _, row = found(request, case_id, access_id)
    withdraw_access(request=row, by=request.user, at=request.now)
    return redirect(ONE, case_id, access_id)
