from collections.abc import Callable
from typing import Any
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, gaps, policies, presenters, queries
from alongside.rooms.conferences.forms.plan import HeldForm
from alongside.rooms.conferences.forms.sheet import Rows, Sheet, lay_out, old_steps_in, put_back
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.conferences.views.opened import Opened, opened
from alongside.rooms.conferences.views.rows import rows_of
from alongside.rooms.conferences.views.saving import save_all
from alongside.rooms.conferences.words import Nation

THEN = {"held": "conferences:held", "close": "conferences:close", "minutes": "conferences:minutes"}

with_our_script: Callable[[Any], Any] = csp_update({"script-src": [SELF], "connect-src": [SELF]})


@with_our_script
@door(Door.PERMISSION, Permission.TAKE_PART)
@once
def meeting(request: Request, conference_id: UUID) -> HttpResponse:
    """One page for one person who types. Every Save saves all of it; what cannot be saved stays on the page."""
    found = opened(request, conference_id)
    policies.check_can_run(request.viewer, found.conference)
    nation = request.GET.get("nation", "")
    today = queries.today_of(request.now)
    rows = rows_of(found.conference, nation, today, old_steps_in(request.POST))
    if request.method != "POST":
        return _page(request, found, rows, lay_out(rows))
    sent = lay_out(rows, request.POST)
    kept = save_all(request, found.conference, rows, sent)
    _take_back(request, found.conference)
    if not kept:
        return redirect(_onwards(request, found.conference))
    rows = rows_of(found.conference, nation, today)
    return _page(request, found, rows, put_back(lay_out(rows), sent, kept))


def _take_back(request: Request, conference: Conference) -> None:
    wanted = request.POST.get("take_back", "")
    for dissent in (row for rows in queries.dissents_of(conference).values() for row in rows):
        if str(dissent.pk) == wanted:
            actions.take_back_dissent(dissent=dissent, by=request.user, at=request.now)


def _page(request: Request, found: Opened, rows: Rows, sheet: Sheet) -> HttpResponse:
    row, today = found.conference, queries.today_of(request.now)
    returns = queries.returns_of(row)
    shown = {
        "page": found.page,
        "conference": row,
        "headline": presenters.headline(row),
        "form": sheet,
        "sheet": sheet,
        "rows": rows,
        "screen": presenters.screen_row(rows.protocol, rows.screen),
        "planned": presenters.action_rows(queries.actions_of_conference(row), today),
        "promised_there": presenters.promise_rows(queries.promised_there(row.case)),
        "arrivals": presenters.attendance_rows(rows.arrivals),
        "dissents": queries.dissents_of(row),
        "returns": presenters.by_item(presenters.return_lines(returns, rows.protocol)),
        "beside": presenters.beside(queries.contradictions_of(row, returns), rows.protocol),
        "is_held": row.state == ConferenceState.HELD,
        "offers_wales": rows.screen is None and rows.law.nation is Nation.ENGLAND,
    }
    return render(request, "conferences/meeting.html", shown, status=409 if sheet.clashes else 200)


def _onwards(request: Request, conference: Conference) -> str:
    """To the place on the sheet whose button was pressed, or to the next step."""
    then = request.POST.get("then", "")
    if then in THEN:
        return reverse(THEN[then], args=[conference.pk])
    here = then if then.replace("-", "").isalnum() else ""
    return f"{request.get_full_path()}#{here}" if here else request.get_full_path()


@door(Door.PERMISSION, Permission.TAKE_PART)
@once
def holding(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_run(request.viewer, row)
    data = request.POST if request.method == "POST" else None
    form = HeldForm(data, initial={"held_at": min(row.starts, request.now)})
    if request.method == "POST" and form.is_valid():
        try:
            held_at = form.cleaned_data["held_at"]
            held = actions.hold_conference(conference=row, held_at=held_at, by=request.user, at=request.now)
            then = "late" if queries.lateness_of(held) else "meeting"
            return redirect(f"conferences:{then}", row.pk)
        except Refused as refused:
            form.refuse(refused)
    shown = {
        "page": found.page,
        "conference": row,
        "form": form,
        "clocks": presenters.clocks(row, queries.is_first(row)),
    }
    return render(request, "conferences/held.html", shown | {"now": request.now})


@door(Door.PERMISSION, Permission.TAKE_PART)
@once
def closing(request: Request, conference_id: UUID) -> HttpResponse:
    """Says everything that is missing before it offers the button."""
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_run(request.viewer, row)
    if request.method == "POST":
        actions.close_conference(conference=row, by=request.user, at=request.now)
        return redirect("conferences:minutes", row.pk)
    quorum = presenters.quorum_now(row, queries.standing_invitations(row), queries.attendances_of(row))
    shown = {
        "page": found.page,
        "conference": row,
        "is_held": row.state == ConferenceState.HELD,
        "missing": queries.missing_before_closing(row, request.now),
        "warnings": [
            *presenters.late_words(row),
            *presenters.warnings(row, queries.is_first(row), quorum),
            *gaps.wishes_sentences(queries.items_of(row).get(queries.protocol_of(row).opening.number)),
            *gaps.screen_sentences(row),
        ],
        "hours": queries.protocol_of(row).grants_last_hours_after_close,
    }
    return render(request, "conferences/close.html", shown)


@door(Door.PERMISSION, Permission.CONVENE)
@require_POST
@once
def taking_up(request: Request, conference_id: UUID) -> HttpResponse:
    """Of a conference that came from a log: somebody writes its minutes here after all."""
    found = opened(request, conference_id)
    policies.check_can_take_up(request.viewer, found.conference)
    actions.take_up_minutes(conference=found.conference, by=request.user, at=request.now)
    return redirect("conferences:meeting", conference_id)
