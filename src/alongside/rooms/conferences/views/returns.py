"""What workers write before a meeting, and where it does not agree. Guests have pages of their own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Service
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries
from alongside.rooms.conferences.forms.returns import (
    CorrectReturnForm,
    DisagreeForm,
    ReturnForm,
    StatementForm,
)
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.conferences.queries import Statements
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.conferences.views.opened import Opened, opened


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def returns(request: Request, conference_id: UUID) -> HttpResponse:
    """Everything that the viewer may read, by the agenda; and, for whoever is invited, a form for one thing more."""
    found = opened(request, conference_id)
    invited = _seat(request, found)
    form = _form(request, found, invited) if invited else None
    if request.method == "POST":
        if invited is None or form is None:
            raise Http404
        if form.is_valid():
            try:
                _send(request, invited, form)
                return redirect("conferences:returns", conference_id)
            except Refused as refused:
                form.refuse(refused)
    return render(request, "conferences/returns.html", _shown(request, found, form))


def _shown(
    request: Request, found: Opened, form: StatementForm | None, two: Mapping[str, Any] | None = None
) -> dict[str, object]:
    """`two`: what was ticked as not agreeing, where that has to be said again."""
    row, protocol = found.conference, queries.protocol_of(found.conference)
    seen, own = queries.returns_of(row), _own(request, found)
    offered = [(str(line.line), line.short) for line in presenters.return_lines(seen, protocol)]
    disagree = DisagreeForm(two, offered=offered, auto_id="two_%s")
    is_open = row.state in (ConferenceState.CONVENED, ConferenceState.HELD)
    sent = disagree if two else form
    return ({"form": sent} if sent else {}) | {
        "page": found.page,
        "conference": row,
        "statement_form": form,
        "disagree": disagree if is_open and len(offered) > 1 else None,
        "places": presenters.by_place(presenters.return_lines(_together(seen, own), protocol)),
        "own": {statements.standing.line for statements in own} if is_open else set(),
        "beside": presenters.beside(queries.contradictions_of(row, seen), protocol),
        "is_open": is_open,
    }


def _together(seen: list[Statements], own: list[Statements]) -> list[Statements]:
    """Their own words too, where that part of the case is closed to them."""
    known = {statements.standing.line for statements in seen}
    return [*seen, *(statements for statements in own if statements.standing.line not in known)]


def _own(request: Request, found: Opened) -> list[Statements]:
    invited = queries.invited_as(found.conference, request.user)
    return queries.sent_by(invited, request.now) if invited else []


def _seat(request: Request, found: Opened) -> Invitation | None:
    invited = queries.invited_as(found.conference, request.user)
    if invited is not None:
        invited.conference = found.conference
    return invited if invited and policies.takes_returns(invited, request.now) else None


def _form(request: Request, found: Opened, invited: Invitation) -> ReturnForm:
    data = request.POST if request.method == "POST" else None
    offered = policies.sections_of_returns(invited, request.now)
    return ReturnForm(data, offered=offered, protocol=queries.protocol_of(found.conference))


def _send(request: Request, invited: Invitation, form: ReturnForm) -> None:
    with viewing.as_service(Service.REPLY_LINK, at=request.now):
        actions.send_return(
            invitation=invited, statement=form.statement, by=request.user, at=request.now, **form.place
        )


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def correcting(request: Request, conference_id: UUID, line_id: UUID) -> HttpResponse:
    """Their own, until the minutes are closed."""
    found = opened(request, conference_id)
    invited = _seat(request, found)
    standing = next((own.standing for own in _own(request, found) if own.standing.line == line_id), None)
    if invited is None or standing is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = CorrectReturnForm(data, initial=presenters.values_of(standing))
    if request.method == "POST" and form.is_valid():
        try:
            with viewing.as_service(Service.REPLY_LINK, at=request.now):
                actions.correct_return(
                    standing=standing,
                    statement=form.statement,
                    version=form.cleaned_data["version"],
                    by=request.user,
                    at=request.now,
                )
            return redirect("conferences:returns", conference_id)
        except Refused as refused:
            form.refuse(refused)
    shown = {"page": found.page, "conference": found.conference, "form": form}
    return render(request, "conferences/correct_return.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_POST
@once
def disagreeing(request: Request, conference_id: UUID) -> HttpResponse:
    """Two of those that the viewer may read."""
    found = opened(request, conference_id)
    by_line = {str(one.standing.line): one.standing for one in queries.returns_of(found.conference)}
    form = DisagreeForm(request.POST, offered=[(key, "") for key in by_line], auto_id="two_%s")
    if form.is_valid():
        one, other = (by_line[key] for key in form.cleaned_data["which"])
        actions.mark_contradiction(one=one, other=other, by=request.user, at=request.now)
        return redirect("conferences:returns", conference_id)
    return render(request, "conferences/returns.html", _shown(request, found, None, request.POST))


@door(Door.PERMISSION, Permission.READ_CASE)
@require_POST
@once
def agreeing(request: Request, conference_id: UUID, contradiction_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    marked = queries.contradictions_of(found.conference, queries.returns_of(found.conference))
    row = next((row for row, _, _ in marked if row.pk == contradiction_id), None)
    if row is None:
        raise Http404
    actions.settle_contradiction(contradiction=row, by=request.user, at=request.now)
    return redirect("conferences:returns", conference_id)
