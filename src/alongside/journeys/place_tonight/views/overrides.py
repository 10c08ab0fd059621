"""One house all the same, where somebody may not be safe: asked by one person, answered by another."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.place_tonight import presenters
from alongside.journeys.place_tonight.forms import OverrideForm
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import (
    answer_exclusion_override,
    ask_exclusion_override,
    withdraw_exclusion_override,
)
from alongside.rooms.beds.forms import AnswerForm, ReasonForm
from alongside.rooms.beds.models import ExclusionArea, ExclusionOverride
from alongside.rooms.beds.presenters.exclusion import area_in_words
from alongside.rooms.beds.queries import of_case
from alongside.rooms.beds.queries.houses import houses
from alongside.rooms.beds.states import OVERRIDE, OverrideState
from alongside.rooms.people.pages import CasePage, case_page

HERE = "place_tonight:bed"


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def asking(request: Request, case_id: UUID, area_id: UUID, premises_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    area = get_object_or_404(ExclusionArea, case=page.case, pk=area_id)
    house = get_object_or_404(houses(request.viewer), pk=premises_id)
    asked = of_case.open_request(page.case)
    if asked is None:
        return redirect(HERE, page.case.pk)
    policies.check_can_ask_override(request.viewer, asked)
    form = OverrideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {"request": asked, "area": area, "premises": house}
        try:
            ask_exclusion_override(
                **facts, reason=form.cleaned_data["reason"], by=request.user, at=request.now
            )
            return redirect("place_tonight:choose", page.case.pk)
        except Refused as refused:
            form.refuse(refused)
    context = {"page": page, "form": form, "house": house, "area": area}
    context["words"] = area_in_words(area)
    return render(request, "place_tonight/ask_override.html", context)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def answering(request: Request, case_id: UUID, override_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    found = get_object_or_404(_overrides(), case=page.case, pk=override_id)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        yes="Yes, they may go to this house",
        no="No, they must not",
    )
    why_not = _why_not(request, found)
    if request.method == "POST" and why_not is None and form.is_valid() and _answer(request, found, form):
        return redirect("place_tonight:bed", page.case.pk)
    context = _page(page, found, form, why_not)
    context["may_withdraw"] = policies.can_withdraw_override(request.viewer, found)
    return render(request, "place_tonight/answer_override.html", context)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def withdrawing(request: Request, case_id: UUID, override_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    found = get_object_or_404(_overrides(), case=page.case, pk=override_id)
    policies.check_can_withdraw_override(request.viewer, found)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["reason"]
        withdraw_exclusion_override(override=found, why=why, by=request.user, at=request.now)
        return redirect("place_tonight:areas", page.case.pk)
    context = {"page": page, "form": form, "rows": presenters.override_rows(found), "override": found}
    return render(request, "place_tonight/withdraw_override.html", context)


def _overrides() -> Any:
    return ExclusionOverride.objects.select_related(
        "area", "premises", "asked_by", "answered_by", "withdrawn_by"
    )


def _why_not(request: Request, found: ExclusionOverride) -> Refused | None:
    try:
        policies.check_can_answer_override(request.viewer, found)
    except Refused as refused:
        return refused
    return None


def _answer(request: Request, found: ExclusionOverride, form: AnswerForm) -> bool:
    try:
        answer_exclusion_override(
            override=found,
            agreed=form.says_yes,
            answer=form.cleaned_data["reason"],
            by=request.user,
            at=request.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _page(
    page: CasePage, found: ExclusionOverride, form: AnswerForm, why_not: Refused | None
) -> dict[str, Any]:
    return {
        "page": page,
        "form": form,
        "override": found,
        "rows": presenters.override_rows(found),
        "state": OVERRIDE.words[OverrideState(found.state)],
        "why_not": why_not,
    }
