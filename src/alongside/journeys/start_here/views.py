from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.start_here import presenters
from alongside.journeys.start_here.actions import FirstNight, start_case
from alongside.journeys.start_here.forms import StartForm
from alongside.journeys.start_here.queries import Desk, desks_of
from alongside.rooms.clocks import queries as clocks
from alongside.rooms.clocks.presenters import card
from alongside.rooms.people import lookalike, policies
from alongside.rooms.people import queries as people
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.models import Case
from alongside.rooms.people.pages import case_page
from alongside.rooms.people.words import AgeStatus, FoundAt


@door(Door.PERMISSION, Permission.OPEN_CASE)
@once
def start(request: Request) -> HttpResponse:
    """One page, one minute: everything else can wait."""
    desks, cases = desks_of(request.viewer), _my_cases(request)
    if not desks:
        raise Refused(
            "Your agency is not a partner in any area yet.", "Ask the administrator of your partnership."
        )
    form = _form(request, desks, cases)
    if request.method == "POST" and form.is_valid():
        night = _night(form, desks, cases)
        policies.check_can_open_case(request.viewer, night.desk.partnership)
        case = start_case(night=night, by=request.user, at=request.now)
        return redirect("start_here:started", case.pk)
    return render(request, "start_here/start.html", {"form": form})


def _my_cases(request: Request) -> dict[str, Case]:
    """Open cases of mine, by their identifier, the newest first."""
    mine = people.people_i_work_for(request.user, in_london(request.now).date())
    return {str(case.pk): case for case in people.cases_of(mine).order_by("-identified_at", "id")}


def _form(request: Request, desks: list[Desk], cases: dict[str, Case]) -> StartForm:
    return StartForm(
        [(desk.key, desk.words) for desk in desks],
        presenters.case_choices(cases.values()),
        request.now,
        request.POST if request.method == "POST" else None,
        initial={"met": request.now, "found_with": request.GET.get("with", "")},
    )


def _night(form: StartForm, desks: list[Desk], cases: dict[str, Case]) -> FirstNight:
    given = form.cleaned_data
    return FirstNight(
        desk=next(desk for desk in desks if desk.key == given.get("desk", desks[0].key)),
        meeting=FirstMeeting(
            identified_at=given["met"],
            found_at_kind=FoundAt(given["found_at"]) if given["found_at"] else None,
            age_status=form.age_status,
            in_danger_now=given["danger"] == "yes",
        ),
        name=given["name"],
        way=form.way,
        facts={"where_met": given["where"], "language": given["language"]},
        found_with=cases.get(given.get("found_with", "")),
    )


@door(Door.PERMISSION, Permission.OPEN_CASE)
@require_safe
def started(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "start_here:started")
    together = people.found_together_with(page.case)
    shown = {
        "page": page,
        "clocks": [card(reading, request.now) for reading in clocks.next_three(page.case, request.now)],
        "matches": presenters.matches(lookalike.raised_by(page.case, request.now)),
        "together": people.visible(together).values(),
        "steps": presenters.next_steps(page.case, request.viewer),
        "age_open": page.case.age_status == AgeStatus.UNSURE,
    }
    return render(request, "start_here/started.html", shown)
