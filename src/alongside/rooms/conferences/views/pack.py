"""What is read before a meeting: as a page, and as the same paper in two kinds of file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.papers.paper import Paper
from alongside.rooms.conferences import presenters
from alongside.rooms.conferences.views.files import hears_of_immigration, pdf_of, word_of
from alongside.rooms.conferences.views.opened import Opened, opened


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def pack(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    context = {"page": found.page, "conference": found.conference, "paper": _paper(request, found)}
    return render(request, "conferences/pack.html", context)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def pack_pdf(request: Request, conference_id: UUID) -> HttpResponse:
    return pdf_of(_paper(request, opened(request, conference_id)), "meeting")


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def pack_word(request: Request, conference_id: UUID) -> HttpResponse:
    return word_of(_paper(request, opened(request, conference_id)), "meeting")


def _paper(request: Request, found: Opened) -> Paper:
    heard = hears_of_immigration(request, found.page.case)
    return presenters.pack(found.conference, request.user.full_name, request.now, immigration=heard)
