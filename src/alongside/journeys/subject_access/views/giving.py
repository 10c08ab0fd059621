"""The second person, and what is then handed to the person: read on paper or by a machine, and never mailed."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
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
from alongside.rooms.people.models import Case, SubjectAccess
from alongside.rooms.people.states import AccessState


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@once
def review(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    """All of it as the person will read it, and then the answer."""
    page, row = found(request, case_id, access_id)
    policies.check_can_release(request.viewer, row, page.sight)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, row, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(ONE, case_id, access_id)
    shown = {
        "page": page,
        "form": form,
        "row": row,
        "pack": pack_of(row).for_person,
        "by_rule": presenters.by_rule(),
    }
    return render(request, "subject_access/review.html", shown)


def _answer(request: Request, row: SubjectAccess, form: ReviewForm) -> None:
    if form.cleaned_data["answer"] == RELEASE:
        release_pack(request=row, by=request.user, at=request.now)
    else:
        send_pack_back(request=row, word=form.cleaned_data["word"], by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@require_safe
def as_page(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    case, shown = _released(request, case_id, access_id)
    words = {"case": case, "pack": shown, "by_rule": presenters.by_rule(), "made": request.now}
    answer = render(request, "subject_access/pack.html", words)
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.reference}-data.html"'
    return answer


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@freshly_proven
@require_safe
def as_json(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    case, shown = _released(request, case_id, access_id)
    content = presenters.document(shown, case.reference, request.now)
    answer = JsonResponse(content, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.reference}-data.json"'
    return answer


def _released(request: Request, case_id: UUID, access_id: UUID) -> tuple[Case, Pack]:
    """Before a second person has released it there is nothing to take away."""
    page, row = found(request, case_id, access_id)
    if row.state != AccessState.RELEASED:
        raise Http404
    return page.case, pack_of(row).for_person
