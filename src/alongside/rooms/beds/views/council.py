from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access import looks
from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies, presenters
from alongside.rooms.beds.actions import decide_request
from alongside.rooms.beds.forms import AnswerForm
from alongside.rooms.beds.models import BedRequest
from alongside.rooms.beds.queries import council
from alongside.rooms.beds.queries.protocols import answers_first, areas_answered_by, protocol_on
from alongside.rooms.beds.queries.rota import Answering, answering_for_council, answering_for_request
from alongside.rooms.beds.states import RequestState
from alongside.rooms.directory.models import Partnership


@door(Door.PERMISSION, Permission.APPROVE_BED)
@require_safe
def approvals(request: Request) -> HttpResponse:
    """R-BED-02: everything that was asked for, what waits on top."""
    areas = areas_answered_by(request.viewer)
    waiting, lately = council.waiting(areas), council.lately(areas, request.now)
    longer = council.longer_stays_asked(areas)
    looks.tell("bed_request.listed", [*waiting, *lately, *longer])
    page = {
        "waiting": waiting,
        "longer": longer,
        "lately": [(row, presenters.request_state(row)) for row in lately],
        "on_duty": [_on_duty(request, area) for area in areas],
        "now": request.now,
    }
    return render(request, "beds/approvals.html", page)


def _on_duty(request: Request, area: Partnership) -> tuple[Agency, Answering]:
    agency = answers_first(area, protocol_on(area, in_london(request.now).date()))
    return agency, answering_for_council(area, request.now, agency)


@door(Door.PERMISSION, Permission.APPROVE_BED)
@once
def bed_request(request: Request, request_id: UUID) -> HttpResponse:
    found = get_object_or_404(_requests(request), pk=request_id)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        yes="Yes, they may have a bed",
        no="No",
    )
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form)
            return redirect("beds:approvals")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/request.html", _request_page(request, found, form))


def _decide(request: Request, found: BedRequest, form: AnswerForm) -> None:
    policies.check_can_decide(request.viewer, found, request.now)
    reason = form.cleaned_data["reason"]
    decide_request(request=found, approved=form.says_yes, reason=reason, by=request.user, at=request.now)


def _request_page(request: Request, found: BedRequest, form: AnswerForm) -> dict[str, object]:
    return {
        "form": form,
        "bed_request": found,
        "state": presenters.request_state(found),
        "rows": presenters.request_rows(found),
        "is_waiting": found.state == RequestState.PENDING_APPROVAL,
        "may_decide": policies.can_decide(request.viewer, found, request.now),
        "on_duty": answering_for_request(found, request.now),
    }


def _requests(request: Request) -> QuerySet[BedRequest]:
    """A hostel has no need to know why somebody asked: for it, a request does not exist."""
    if not policies.can_read_request(request.viewer):
        raise Http404
    return BedRequest.objects.select_related("case__partnership__host", "agency", "requested_by")
