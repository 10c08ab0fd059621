from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.case_home import actions, policies, presenters
from alongside.journeys.case_home.forms import AgeForm, CloseForm, MetForm, ReasonForm
from alongside.journeys.case_home.queries import story_of
from alongside.journeys.case_home.queries.alarms import alarms
from alongside.rooms.beds.queries.of_case import going_stay
from alongside.rooms.choices.presenters.consent import chips
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.choices.queries.consent import standing_of
from alongside.rooms.clocks.presenters import card
from alongside.rooms.clocks.queries import next_three
from alongside.rooms.conferences.queries import conferences_of, next_conference
from alongside.rooms.conferences.queries.elsewhere import gone_elsewhere
from alongside.rooms.people import actions as people_actions
from alongside.rooms.people import glass, lookalike
from alongside.rooms.people import policies as people_policies
from alongside.rooms.people import queries as people
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.pages import CasePage, case_page, may_write
from alongside.rooms.people.presenters import glass_lines
from alongside.rooms.people.states import CASE, CaseState
from alongside.rooms.people.words import AgeStatus, Outcome

HOME = "case_home:home"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def home(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HOME)
    case, viewer = page.case, request.viewer
    writes = may_write(request, page)
    shown = {
        "page": page,
        "alarms": list(alarms(case, viewer, request.now)),
        "emergencies": glass_lines(glass.loud_on(case, request.now), request.now),
        "met": presenters.met_in_words(case),
        "state": CASE.words[CaseState(case.state)],
        "clocks": [card(reading, request.now) for reading in next_three(case, request.now)],
        "consents": _consents(request, page),
        "steps": _steps(request, page) if writes else [],
        "matches": _matches(request, page),
        "together": people.visible(people.found_together_with(case)).values(),
        "story": story_of(case),
        "around": presenters.people_around(page.sight.told),
        "may_correct": writes,
        "may_manage": people_policies.can_manage(viewer, case),
        "child": case.treat_as_child,
        "gone": gone_elsewhere(case) if case.state == CaseState.CLOSED else None,
    }
    return render(request, "case_home/home.html", shown)


def _steps(request: Request, page: CasePage) -> list[dict[str, str]]:
    met = frozenset(conferences_of(page.case).values_list("state", flat=True))
    has_bed = going_stay(page.case) is not None
    return presenters.next_steps(page.case, request.viewer, has_bed=has_bed, met=met)


def _consents(request: Request, page: CasePage) -> list[dict[str, str]]:
    """What they said to a referral, and who they agreed may see what."""
    sees = page.sight.sees
    referral = [presenters.consent_chip(choice_of(page.case))] if sees(Section.REFERRAL) else []
    agreed = chips(standing_of(page.case, request.now), request.now) if sees(Section.SUPPORT) else []
    return [*referral, *agreed]


def _matches(request: Request, page: CasePage) -> list[presenters.MatchLine]:
    rows = lookalike.raised_by(page.case, request.now)
    return presenters.match_lines(rows, people.visible([row.earlier_id for row, _ in rows]), request.viewer)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def age(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HOME)
    if not page.sight.sees(Section.IDENTITY):
        raise Http404
    people_policies.check_can_write(request.viewer, page.case)
    version = len(people.ages_said_of(page.case))
    form = AgeForm(request.POST if request.method == "POST" else None, initial={"version": version})

    def say(given: dict[str, Any]) -> None:
        said = {"age_status": AgeStatus(given["age"]), "reason": given["reason"]}
        actions.say_age(case=page.case, **said, version=given["version"], by=request.user, at=request.now)

    try:
        return _act(request, page, form, "case_home/age.html", say)
    except SomebodyWasFirst as first:
        theirs = {"age": first.standing.age_status, "reason": first.standing.reason}
        saved = f"{first.standing.said_by.full_name} saved this on {full_moment(first.standing.said_at)}."
        return stale_page(request, form, theirs=theirs, version=version, saved=saved)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def met(request: Request, case_id: UUID) -> HttpResponse:
    """What was typed wrongly in the first minute is put right, and what stood before is kept."""
    page = case_page(request, case_id, HOME)
    people_policies.check_can_write(request.viewer, page.case)
    version = len(people.met_corrections_of(page.case))
    initial = {"met": page.case.identified_at, "found_at": page.case.found_at_kind, "version": version}
    form = MetForm(request.POST if request.method == "POST" else None, initial=initial)

    def correct(given: dict[str, Any]) -> None:
        actions.correct_first_meeting(case=page.case, **given, by=request.user, at=request.now)

    try:
        return _act(request, page, form, "case_home/met.html", correct)
    except SomebodyWasFirst as first:
        row = first.standing
        theirs = {"met": row.became, "found_at": row.became_kind, "reason": row.reason}
        saved = f"{row.corrected_by.full_name} corrected this on {full_moment(row.corrected_at)}."
        return stale_page(request, form, theirs=theirs, version=version, saved=saved)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def close(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HOME)
    people_policies.check_can_end(request.viewer, page.case)
    still = {"stay": going_stay(page.case), "conference": next_conference(page.case)}
    if any(still.values()):
        return render(request, "case_home/not_yet.html", {"page": page, **still}, status=409)
    policies.check_can_close(request.viewer, page.case)
    form = CloseForm(request.POST if request.method == "POST" else None)

    def end(given: dict[str, Any]) -> None:
        outcome = Outcome(given["outcome"])
        actions.close_case(
            case=page.case, outcome=outcome, reason=given["reason"], by=request.user, at=request.now
        )

    return _act(request, page, form, "case_home/close.html", end)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def reopen(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HOME)
    policies.check_can_reopen(request.viewer, page.case)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def open_again(given: dict[str, Any]) -> None:
        people_actions.reopen_case(case=page.case, reason=given["reason"], by=request.user, at=request.now)

    return _act(request, page, form, "case_home/reopen.html", open_again)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def opened_in_error(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HOME)
    policies.check_can_mark_opened_in_error(request.viewer, page.case)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def mark(given: dict[str, Any]) -> None:
        actions.mark_opened_in_error(case=page.case, reason=given["reason"], by=request.user, at=request.now)

    return _act(request, page, form, "case_home/opened_in_error.html", mark)


def _act(
    request: Request, page: CasePage, form: Form, template: str, do: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Ask, do it once, and go back to the case; a refusal stands in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except SomebodyWasFirst:
            raise  # both texts are shown instead
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(HOME, page.case.pk)
    return render(request, template, {"page": page, "form": form})
