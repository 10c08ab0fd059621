from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import acts_when_opened, door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.papers.paper import Paper
from alongside.rooms.conferences import policies, presenters, queries
from alongside.rooms.conferences.actions import open_minutes
from alongside.rooms.conferences.models import Conference, MinutesSent
from alongside.rooms.conferences.queries.minutes_sent import corrections_since_close, minutes_sent_of
from alongside.rooms.conferences.views.files import hears_of_immigration, pdf_of, word_of
from alongside.rooms.conferences.views.opened import opened
from alongside.rooms.people.models import Case


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes(request: Request, conference_id: UUID) -> HttpResponse:
    """Made to be printed: every reader's copy holds what that reader may see, and says whose copy it is."""
    return render(request, "conferences/minutes.html", _shown(request, conference_id))


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes_pdf(request: Request, conference_id: UUID) -> HttpResponse:
    return pdf_of(_paper(request, conference_id), "minutes")


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes_word(request: Request, conference_id: UUID) -> HttpResponse:
    return word_of(_paper(request, conference_id), "minutes")


def _paper(request: Request, conference_id: UUID) -> Paper:
    shown = _shown(request, conference_id, taken_away=True)
    return presenters.minutes_paper(shown, request.user.full_name)


def _that_stay(row: Conference, case: Case, request: Request) -> set[int]:
    """What was said of immigration is in no file without a consent that names it, for the agency of the reader."""
    return set() if hears_of_immigration(request, case) else set(queries.of_immigration(row))


@door(Door.PERMISSION, Permission.READ_CASE)
@acts_when_opened
@require_safe
def open_sent(request: Request, sent_id: UUID) -> HttpResponse:
    """The link of the letter. Whoever it was sent to has opened it by that; a colleague reads their own copy."""
    sent = get_object_or_404(MinutesSent.objects.select_related("invitation"), pk=sent_id)
    if sent.invitation.user_id == request.user.pk and sent.opened_at is None:
        open_minutes(sent=sent, by=request.user, at=request.now)
    return redirect("conferences:minutes", sent.conference_id)


def _shown(request: Request, conference_id: UUID, *, taken_away: bool = False) -> dict[str, Any]:
    """What the reader may see, as a page; and what of it may be `taken_away` as a file."""
    found = opened(request, conference_id)
    row = found.conference
    stay = _that_stay(row, found.page.case, request) if taken_away else set()
    sent = minutes_sent_of(row) if row.closed_at and policies.can_correct(request.viewer, row) else []
    shown = presenters.copy_of(row, found.page.sight.ask, request.now, stay)
    return shown | {
        "page": found.page,
        "state": presenters.state_tone(row),
        "sent": presenters.sent_rows(list(sent), corrections_since_close(row)),
    }
