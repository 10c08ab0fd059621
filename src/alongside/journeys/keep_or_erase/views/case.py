"""For the team of a case: how long it is kept, what holds it back, and the person's wish to be forgotten."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.keep_or_erase import presenters
from alongside.journeys.keep_or_erase.forms import AGREE, AnswerForm, ForgetForm, HoldForm
from alongside.rooms.people import policies, retention
from alongside.rooms.people.actions import (
    agree_to_erasure,
    ask_for_erasure,
    decline_erasure,
    end_hold,
    hold_back,
)
from alongside.rooms.people.models import ErasureRequest, RetentionHold
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.states import CASE, CaseState

PAGE, TAB = "keep_or_erase:of_case", "subject_access:requests"


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_safe
def of_case(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    shown = {
        "page": page,
        "rows": presenters.kept_rows(retention.kept(page.case, request.now)),
        "holds": presenters.hold_lines(retention.holds_of(page.case)),
        "wishes": [presenters.wish_line(row) for row in retention.erasures_of(page.case)],
        "may_manage": policies.can_manage(request.viewer, page.case),
        "may_ask": _has_ended(page),
    }
    return render(request, "keep_or_erase/of_case.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def holding(request: Request, case_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hold_back(case=page.case, by=request.user, at=request.now, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(PAGE, case_id)
    return render(request, "keep_or_erase/hold.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def ending_hold(request: Request, case_id: UUID, hold_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    hold = get_object_or_404(RetentionHold, pk=hold_id, case=page.case)
    end_hold(hold=hold, by=request.user, at=request.now)
    return redirect(PAGE, case_id)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def asking(request: Request, case_id: UUID) -> HttpResponse:
    page = _managed(request, case_id)
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            ask_for_erasure(case=page.case, reason=reason, by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(PAGE, case_id)
    shown = {"page": page, "form": form, "may_ask": _has_ended(page)}
    return render(request, "keep_or_erase/ask.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@once
def answering(request: Request, case_id: UUID, erasure_id: UUID) -> HttpResponse:
    """For the second person. Once it is agreed there is no page of the case to go back to."""
    page = _managed(request, case_id)
    found = get_object_or_404(
        ErasureRequest.objects.select_related("asked_by", "answered_by"), pk=erasure_id, case=page.case
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _answered(request, found, form)
        except Refused as refused:
            form.refuse(refused)
    line = presenters.wish_line(found)
    is_second = line.waits and found.asked_by_id != request.user.pk
    shown = {"page": page, "form": form, "line": line, "is_second": is_second}
    return render(request, "keep_or_erase/answer.html", shown)


def _answered(request: Request, found: ErasureRequest, form: AnswerForm) -> HttpResponse:
    given = form.cleaned_data
    if given["answer"] == AGREE:
        agree_to_erasure(request=found, word=given["word"], by=request.user, at=request.now)
        return redirect("my_work:home")
    decline_erasure(request=found, word=given["word"], by=request.user, at=request.now)
    return redirect(PAGE, found.case_id)


def _has_ended(page: CasePage) -> bool:
    return CASE.allows("erase", CaseState(page.case.state))


def _managed(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, TAB)
    policies.check_can_manage(request.viewer, page.case)
    return page
