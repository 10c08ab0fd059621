from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.my_work import presenters
from alongside.journeys.my_work.queries import my_desk, of_people, other_cases, team_desk
from alongside.rooms.beds.queries.house import houses_run_by
from alongside.rooms.people import queries as people


@door(Door.SIGNED_IN)
@require_safe
def home(request: Request) -> HttpResponse:
    viewer, now = request.viewer, request.now
    desk = my_desk(viewer, request.user, now)
    others = other_cases(viewer, [case.pk for case in desk.cases])
    shown = {
        "tasks": presenters.task_lines(desk),
        "helpers": presenters.helpers(of_people.who_can_help(viewer, now)) if desk.late else [],
        "cases": presenters.case_lines(desk, request.user),
        "handed": of_people.handed_over_lately(request.user, now),
        "others": presenters.named(others, people.chosen_names([case.pk for case in others])),
        "places": presenters.places(viewer),
        "reads_cases": viewer.may(Permission.READ_CASE),
        "breaks_glass": viewer.may(Permission.BREAK_GLASS),
        "offers_rooms": houses_run_by(viewer) if viewer.may(Permission.RUN_BEDS) else [],
        "opens_cases": viewer.may(Permission.OPEN_CASE),
        "works_on_cases": viewer.may(Permission.WORK_ON_CASE),
    }
    return render(request, "my_work/home.html", shown)


@door(Door.PERMISSION, Permission.MANAGE_TEAM_CASES)
@require_safe
def team(request: Request) -> HttpResponse:
    desk = team_desk(request.viewer, request.now)
    shown = {
        "tasks": presenters.task_lines(desk),
        "cases": presenters.case_lines(desk, request.user),
        "loads": presenters.caseloads(desk),
    }
    return render(request, "my_work/team.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def find(request: Request) -> HttpResponse:
    """By the reference alone: a name never stands in an address."""
    typed = request.GET.get("reference", "")[:40]
    case = people.by_reference(typed)
    if case is not None:
        return redirect("case_home:home", case.pk)
    return render(request, "my_work/find.html", {"typed": typed})
