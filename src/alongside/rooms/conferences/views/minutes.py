from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.papers.paper import Paper
from alongside.foundations.papers.pdf import as_pdf
from alongside.foundations.papers.word import as_word
from alongside.rooms.choices.queries.consent import may_hear_of_immigration
from alongside.rooms.conferences import gaps, presenters, queries
from alongside.rooms.conferences.models import AgendaItem, SafeguardingScreen
from alongside.rooms.conferences.views.opened import opened
from alongside.rooms.people.models import Case

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes(request: Request, conference_id: UUID) -> HttpResponse:
    """Made to be printed: every reader's copy holds what that reader may see, and says whose copy it is."""
    return render(request, "conferences/minutes.html", _shown(request, conference_id))


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes_pdf(request: Request, conference_id: UUID) -> HttpResponse:
    return _file(as_pdf(_paper(request, conference_id)), "application/pdf", "minutes.pdf")


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes_word(request: Request, conference_id: UUID) -> HttpResponse:
    return _file(as_word(_paper(request, conference_id)), WORD, "minutes.docx")


def _paper(request: Request, conference_id: UUID) -> Paper:
    shown = _shown(request, conference_id, taken_away=True)
    return presenters.minutes_paper(shown, request.user.full_name)


def _that_stay(items: dict[int, AgendaItem], case: Case, request: Request) -> set[int]:
    """What was said of immigration is in no file without a consent that names it, for the agency of the reader."""
    agencies = Agency.objects.filter(pk__in=request.viewer.agency_ids)
    if any(may_hear_of_immigration(case, agency, request.now) for agency in agencies):
        return set()
    return {number for number, item in items.items() if item.section == Section.IMMIGRATION}


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    """Its name says nothing of whom it is about: it stays in a folder of downloads."""
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=kept)


def _shown(request: Request, conference_id: UUID, *, taken_away: bool = False) -> dict[str, Any]:
    """What the reader may see, as a page; and what of it may be `taken_away` as a file."""
    found = opened(request, conference_id)
    row, today = found.conference, queries.today_of(request.now)
    protocol = queries.protocol_of(row)
    attendances = list(queries.attendances_of(row))
    items = queries.items_of(row)
    stay = _that_stay(items, found.page.case, request) if taken_away else set()
    quorum = presenters.quorum_now(row, queries.standing_invitations(row), attendances)
    return {
        "page": found.page,
        "conference": row,
        "headline": presenters.headline(row),
        "state": presenters.state_tone(row),
        "held_words": presenters.held_words(row),
        "rows": presenters.minutes_rows(protocol, items, queries.dissents_of(row), stay),
        "attendance": presenters.attendance_rows(attendances),
        "screen": presenters.screen_row(protocol, SafeguardingScreen.objects.filter(conference=row).first()),
        "earlier": presenters.action_rows(queries.earlier_actions(row), today),
        "actions": presenters.action_rows(queries.actions_of_conference(row), today),
        "quorum": [*presenters.late_words(row), *gaps.quorum_sentences(protocol, quorum)],
        "now": request.now,
    }
