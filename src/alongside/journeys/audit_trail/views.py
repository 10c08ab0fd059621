from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.audit_trail import presenters, queries
from alongside.journeys.audit_trail.forms import TrailForm
from alongside.rooms.people import looked, policies
from alongside.rooms.people.pages import case_page


@door(Door.PERMISSION, Permission.KEEP_AUDIT)
@require_safe
def trail(request: Request) -> HttpResponse:
    """What happened here, by whom. It shows the reference of a case and nothing else of it."""
    form = TrailForm(request.GET)
    shown: dict[str, object] = {"form": form, "is_first": not _before(request)}
    if form.is_valid():
        found = queries.trail(request.viewer, form.wanted(_before(request)), request.now)
        older = presenters.older(found.entries, found.has_more, request.GET.dict())
        shown |= {"lines": presenters.trail_lines(found), "older": older}
    return render(request, "audit_trail/trail.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def who_looked(request: Request, case_id: UUID) -> HttpResponse:
    """For the team that answers for the case."""
    page = case_page(request, case_id, "people:sight")
    policies.check_can_manage(request.viewer, page.case)
    found = looked.looks_at(page.case, _before(request), queries.A_PAGE + 1)
    entries, has_more = found[: queries.A_PAGE], len(found) > queries.A_PAGE
    people = looked.people_of(entries)
    grants = queries.grants_ever(page.case, request.now)
    shown = {
        "page": page,
        "lines": presenters.look_lines(entries, people, looked.seats_of(list(people)), grants),
        "older": presenters.older(entries, has_more, {}),
        "is_first": not _before(request),
    }
    return render(request, "audit_trail/who_looked.html", shown)


def _before(request: Request) -> int | None:
    """The entry that the page before ended with; anything else begins anew."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
