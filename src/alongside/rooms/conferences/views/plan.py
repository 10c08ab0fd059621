from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions as verbs
from alongside.rooms.conferences import policies, presenters, queries
from alongside.rooms.conferences.forms.ends import EndActionForm
from alongside.rooms.conferences.models import Conference, PlannedAction
from alongside.rooms.conferences.states import ActionState
from alongside.rooms.people.models import Case
from alongside.rooms.people.pages import case_page
from alongside.rooms.people.policies import check_may_write_yet
from alongside.rooms.people.queries import people_i_work_for

TAB = "conferences:actions"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def actions(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    rows = presenters.action_rows(queries.actions_of(page.case), queries.today_of(request.now))
    shown = {
        "page": page,
        "open": [row for row in rows if row.is_open],
        "ended": [row for row in rows if not row.is_open],
    }
    return render(request, "conferences/actions.html", shown)


@door(Door.SIGNED_IN)
@once
def action(request: Request, action_id: UUID) -> HttpResponse:
    """One step. Its owner comes here too when nothing else of the case is open to them any more."""
    covers = people_i_work_for(request.user, queries.today_of(request.now))
    found = queries.action_of(request.viewer, action_id, covers, request.now)
    if found is None:
        raise Http404
    if request.method == "POST" and not queries.is_owner(request.viewer, found, covers):
        check_may_write_yet(found.case)
    today = queries.today_of(request.now)
    form = EndActionForm(request.POST if request.method == "POST" else None, initial={"done_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            policies.check_can_end_action(request.viewer, found, covers)
            verbs.end_action(action=found, by=request.user, at=request.now, **form.end)
            return redirect(_back(found))
        except Refused as refused:
            form.refuse(refused)
    shown = {
        "form": form,
        "row": presenters.action_rows([found], today)[0],
        "reference": found.case.reference,
        "back": _back(found),
        "ends": presenters.end_lines(queries.ends_of(found))[:-1],
        "corrections": presenters.correction_lines(queries.corrections_of(found)),
        "may_correct": may_correct(request.viewer, found),
        "may_end": policies.can_end_action(request.viewer, found, covers),
    }
    return render(request, "conferences/action.html", shown)


def may_correct(viewer: Viewer, action: PlannedAction) -> bool:
    """Its day: those who see the conference and ran it, while the step is still to do."""
    conference = Conference.objects.filter(pk=action.conference_id).first()
    to_do = action.state in (ActionState.OPEN, ActionState.NOT_DONE)
    return conference is not None and to_do and policies.can_correct(viewer, conference)


def _back(action: PlannedAction) -> str:
    """To the plan, for those who see the case; to their own work for those who do not."""
    if Case.objects.filter(pk=action.case_id).exists():
        return reverse(TAB, args=[action.case_id])
    return resolve_url(settings.LOGIN_REDIRECT_URL)
