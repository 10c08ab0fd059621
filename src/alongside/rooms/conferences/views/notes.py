"""One item of the agenda, saved by itself while somebody types. Asked by the script of the meeting page alone."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import clock_time
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import policies, queries
from alongside.rooms.conferences.actions.minutes import SomebodyWasFirst
from alongside.rooms.conferences.forms.meeting import fingerprint
from alongside.rooms.conferences.forms.sheet import form_of_item
from alongside.rooms.conferences.views.opened import opened
from alongside.rooms.conferences.views.rows import rows_of
from alongside.rooms.conferences.views.saving import Hand, save_item

NOT_SAVED = "Not saved yet. Press Save."


@door(Door.PERMISSION, Permission.TAKE_PART)
@require_POST
@once
def item(request: Request, conference_id: UUID, number: int) -> HttpResponse:
    """Answers in words for the page, and on what its form stands now. No word of the person goes back."""
    conference = opened(request, conference_id).conference
    policies.check_can_run(request.viewer, conference)
    rows = rows_of(conference, "", queries.today_of(request.now))
    form = form_of_item(number, rows, request.POST)
    if form is None:
        raise Http404
    if not form.is_valid():
        return JsonResponse({"says": NOT_SAVED, "both": False}, status=422)
    version = form.cleaned_data["version"]
    try:
        if form.touched:
            hand = Hand(conference, request.user, request.now)
            version = save_item(hand, rows.items[number], form).version
    except Refused as refused:
        both = isinstance(refused, SomebodyWasFirst)
        words = "Somebody else saved this while you were writing. Nothing is lost." if both else str(refused)
        return JsonResponse({"says": words, "both": both}, status=409)
    says = f"Saved {clock_time(request.now)}"
    return JsonResponse({"says": says, "both": False, "version": version, "base": fingerprint(form.given)})
