from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import gaps, presenters, queries
from alongside.rooms.conferences.models import SafeguardingScreen
from alongside.rooms.conferences.views.opened import opened


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def minutes(request: Request, conference_id: UUID) -> HttpResponse:
    """Made to be printed: every reader's copy holds what that reader may see, and says whose copy it is."""
    found = opened(request, conference_id)
    row, today = found.conference, queries.today_of(request.now)
    protocol = queries.protocol_of(row)
    attendances = list(queries.attendances_of(row))
    quorum = presenters.quorum_now(row, queries.standing_invitations(row), attendances)
    shown = {
        "page": found.page,
        "conference": row,
        "headline": presenters.headline(row),
        "state": presenters.state_tone(row),
        "held_words": presenters.held_words(row),
        "rows": presenters.minutes_rows(protocol, queries.items_of(row)),
        "attendance": presenters.attendance_rows(attendances),
        "screen": presenters.screen_row(protocol, SafeguardingScreen.objects.filter(conference=row).first()),
        "earlier": presenters.action_rows(queries.earlier_actions(row), today),
        "actions": presenters.action_rows(queries.actions_of_conference(row), today),
        "quorum": [*presenters.late_words(row), *gaps.quorum_sentences(protocol, quorum)],
        "now": request.now,
    }
    return render(request, "conferences/minutes.html", shown)
