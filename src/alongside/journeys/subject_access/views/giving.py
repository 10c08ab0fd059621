"""The second person, and what is then handed to the person: read on paper or by a machine, and never mailed."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.subject_access import policies, presenters
from alongside.journeys.subject_access.actions import release_pack
from alongside.journeys.subject_access.forms import RELEASE, ReviewForm
from alongside.journeys.subject_access.presenters import Pack
from alongside.journeys.subject_access.views import ONE, found, pack_of
from alongside.rooms.people.actions import send_pack_back
from alongside.rooms.people.models import Case, GivenPack, SubjectAccess

CHANGED = Refused(
    "Something was written about this person since you opened this page. Nothing was released.",
    "It stands here now: read it once more.",
)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@once
def review(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    """All of it as the person will read it, and then the answer."""
    page, row = found(request, case_id, access_id)
    policies.check_can_release(request.viewer, row, page.sight)
    pack = pack_of(row).for_person
    seen = presenters.mark_of(pack)
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, row, form, pack)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(ONE, case_id, access_id)
    form.carry("seen", seen)
    given = presenters.document(pack, page.case.reference, request.now)
    shown = {"page": page, "form": form, "row": row, "given": given}
    return render(request, "subject_access/review.html", shown)


def _answer(request: Request, row: SubjectAccess, form: ReviewForm, pack: Pack) -> None:
    if form.cleaned_data["answer"] != RELEASE:
        send_pack_back(request=row, word=form.cleaned_data["word"], by=request.user, at=request.now)
        return
    if form.cleaned_data["seen"] != presenters.mark_of(pack):
        raise CHANGED
    content = json.dumps(presenters.document(pack, row.case.reference, request.now))
    release_pack(request=row, content=content, by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@require_safe
def as_page(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    case, given = _given(request, case_id, access_id)
    answer = render(
        request, "subject_access/pack.html", {"given": given, "made": datetime.fromisoformat(given["made"])}
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.reference}-data.html"'
    return answer


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@require_safe
def as_json(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    case, given = _given(request, case_id, access_id)
    answer = JsonResponse(given, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.reference}-data.json"'
    return answer


def _given(request: Request, case_id: UUID, access_id: UUID) -> tuple[Case, dict[str, Any]]:
    """Before a second person has released it there is nothing to take away; after that, what they read."""
    page, row = found(request, case_id, access_id)
    released = get_object_or_404(GivenPack, request=row)
    return page.case, json.loads(released.content)
