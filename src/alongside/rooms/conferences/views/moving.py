from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries
from alongside.rooms.conferences.actions.convening import Meeting, MovedMeanwhile
from alongside.rooms.conferences.forms.convening import MoveForm
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.queries.attendees import at_the_table
from alongside.rooms.conferences.queries.availability import as_stated
from alongside.rooms.conferences.rules.times import Proposal, propose
from alongside.rooms.conferences.views.opened import opened
from alongside.rooms.conferences.views.times import typed

A_WEEK = timedelta(days=7)


@door(Door.PERMISSION, Permission.CONVENE)
@once
def moving(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_run(request.viewer, row)
    version = len(queries.movings_of(row))
    initial = {"starts": row.starts, "mode": row.mode, "place": row.place, "version": version}
    form = MoveForm(typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            given, read = form.cleaned_data, form.cleaned_data["version"]
            meeting = Meeting(starts=given["starts"], mode=given["mode"], place=given["place"])
            actions.move_conference(
                conference=row, meeting=meeting, version=read, by=request.user, at=request.now
            )
            return redirect("conferences:conference", row.pk)
        except MovedMeanwhile as meanwhile:
            return _both_times(request, form, meanwhile, version)
        except Refused as refused:
            form.refuse(refused)
    times = presenters.time_lines(_proposals(request, row))
    shown = {"page": found.page, "conference": row, "form": form, "times": times}
    return render(request, "conferences/move.html", shown)


def _proposals(request: Request, row: Conference) -> list[Proposal]:
    """For those who are asked. Inside the limit of a first conference; of a later one, in the days to come."""
    today, until = queries.today_of(request.now), queries.times_of(row.case)
    people = as_stated(at_the_table(row, today), queries.protocol_of(row).core_codes, today)
    first = queries.is_first(row)
    limit = until.limit if first else request.now + A_WEEK
    return propose(people, request.now, limit, only_on=until.meeting if first else None)


def _both_times(request: Request, form: MoveForm, meanwhile: MovedMeanwhile, version: int) -> HttpResponse:
    row, moving = meanwhile.standing, meanwhile.moving
    theirs = {"starts": row.starts, "mode": row.mode, "place": row.place}
    saved = f"{moving.moved_by} moved this on {full_moment(moving.moved_at)}."
    return stale_page(request, form, theirs=theirs, version=version, saved=saved)
