"""Showing something without consent: decided by one person, looked at by another."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import SECTION_WORDS
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices import policies
from alongside.rooms.choices.actions import (
    agree_to_sharing,
    decline_sharing,
    end_sharing,
    share_without_consent,
)
from alongside.rooms.choices.forms.consent import recipient_choices
from alongside.rooms.choices.forms.sharing import AGREE, ReviewForm, SharingForm
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.presenters import consent as presenters
from alongside.rooms.choices.queries.sharing import opened_before
from alongside.rooms.choices.states import SHARING, SharingState
from alongside.rooms.choices.views.consent import consent_page
from alongside.rooms.choices.words import LawfulBasis
from alongside.rooms.directory.queries import seats_around
from alongside.rooms.people.models import Case

DECISION = "choices:sharing"


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def deciding(request: Request, case_id: UUID) -> HttpResponse:
    page = consent_page(request, case_id)
    policies.check_can_record_consent(request.viewer, page.case)
    form = SharingForm(
        recipient_choices(seats_around(page.case.partnership)),
        SECTION_WORDS,
        page.sight.sections,
        request.POST if request.method == "POST" else None,
    )
    earlier: list[SharingDecision] = []
    if request.method == "POST" and form.is_valid():
        earlier = _earlier(page.case, form)
        row = _decided(request, page.case, form) if form.has_told_of(len(earlier)) else None
        if row is not None:
            return redirect(DECISION, page.case.pk, row.pk)
        form.carry("knows", len(earlier) or "")
    shown = {"page": page, "form": form, "earlier": earlier}
    return render(request, "choices/share_without_consent.html", shown)


def _earlier(case: Case, form: SharingForm) -> list[SharingDecision]:
    """What was opened at once before, and never agreed to: shown before it is opened at once again."""
    override = form.override
    if override.basis is not LawfulBasis.VITAL_INTEREST:
        return []
    return opened_before(case, override.team.pk if override.team else override.agency.pk)


def _decided(request: Request, case: Case, form: SharingForm) -> SharingDecision | None:
    try:
        return share_without_consent(case=case, override=form.override, by=request.user, at=request.now)
    except Refused as refused:
        form.refuse(refused)
        return None


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def sharing(request: Request, case_id: UUID, sharing_id: UUID) -> HttpResponse:
    """The decision; for a second person with the question whether it is needed."""
    page = consent_page(request, case_id)
    row = _found(page.case, sharing_id)
    state, may_review = SharingState(row.state), policies.can_review(request.viewer, row)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _review(request, row, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(DECISION, page.case.pk, row.pk)
    shown = {
        "page": page,
        "form": form,
        "row": row,
        "rows": presenters.decision_rows(row),
        "state": presenters.decision_state(row, request.now),
        "may_review": may_review and SHARING.allows("agree_to_sharing", state),
        "may_end": not presenters.is_over(row, request.now)
        and policies.can_record_consent(request.viewer, page.case),
    }
    return render(request, "choices/sharing.html", shown)


def _review(request: Request, row: SharingDecision, form: ReviewForm) -> None:
    policies.check_can_review(request.viewer, row)
    act = decline_sharing
    if form.cleaned_data["answer"] == AGREE:
        act = agree_to_sharing
    act(decision=row, word=form.cleaned_data["word"], by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def ending(request: Request, case_id: UUID, sharing_id: UUID) -> HttpResponse:
    page = consent_page(request, case_id)
    policies.check_can_record_consent(request.viewer, page.case)
    row = _found(page.case, sharing_id)
    end_sharing(decision=row, by=request.user, at=request.now)
    return redirect(DECISION, page.case.pk, row.pk)


def _found(case: Case, sharing_id: UUID) -> SharingDecision:
    rows = SharingDecision.objects.select_related("case", "agency", "team", "decided_by", "reviewed_by")
    return get_object_or_404(rows, pk=sharing_id, case=case)
