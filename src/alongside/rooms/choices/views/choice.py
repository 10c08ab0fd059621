"""The pages on which a talk, an answer and advice are recorded, and what there is without the NRM."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import differences_of, side_by_side
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices import policies, presenters, queries
from alongside.rooms.choices.actions import (
    SessionFacts,
    correct_session,
    record_advice,
    record_answer,
    record_session,
)
from alongside.rooms.choices.forms.choice import (
    AdviceForm,
    AnswerForm,
    CorrectSessionForm,
    NewSessionForm,
    initial_of,
)
from alongside.rooms.choices.models import InformationSession
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import AdviceKind, Point, RefusalReason
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.models import Case
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.queries import standing_facts

# The tab that shows choice and referral together belongs to a room above: known here by its name only.
TAB = "referrals:overview"


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def new_session(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    standing = queries.choice_of(page.case).said
    form = NewSessionForm(standing, _sent(request), initial=_what_is_known(request, page.case))
    if request.method == "POST" and form.is_valid():
        try:
            return _keep_session(request, page.case, form)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "choices/session.html", {"page": page, "form": form})


def _what_is_known(request: Request, case: Case) -> dict[str, Any]:
    """Asked once, offered again: the language of the case, and who is likely to have spoken."""
    language = standing_facts(case).get("language")
    return {
        "held": request.now,
        "explained_by": request.user.full_name,
        "language": language.answer if language else "",
    }


def _keep_session(request: Request, case: Case, form: NewSessionForm) -> HttpResponse:
    said = Said(form.cleaned_data["said"]) if form.cleaned_data["said"] else None
    record_session(
        case=case,
        held_at=form.cleaned_data["held"],
        facts=form.facts,
        said=said,
        by=request.user,
        at=request.now,
    )
    return _after(said, case) if said else redirect(TAB, case.pk)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def correcting_session(request: Request, case_id: UUID, session_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    talks = InformationSession.objects.filter(case=page.case)
    opened = get_object_or_404(talks, pk=session_id)
    session = queries.standing_in_place_of(opened)
    initial = initial_of(session) | {"seen": str(session.pk)}
    form = CorrectSessionForm(_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = talks.filter(pk=form.seen_id or opened.pk).first() or opened
        try:
            return _correct(request, page.case, form, seen)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "choices/session.html", {"page": page, "form": form, "session": session})


def _correct(
    request: Request, case: Case, form: CorrectSessionForm, seen: InformationSession
) -> HttpResponse:
    held = form.cleaned_data["held"]
    try:
        correct_session(session=seen, held_at=held, facts=form.facts, by=request.user, at=request.now)
    except SomebodyWasFirst as first:
        standing: InformationSession = first.standing
        differences = differences_of(form, initial_of(standing))
        form.carry("seen", standing.pk)
        return side_by_side(request, form, differences, f"{standing.held_by.full_name} saved it meanwhile.")
    return redirect(TAB, case.pk)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def answer(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    choice = queries.choice_of(page.case)
    form = AnswerForm(choice.said, _sent(request), initial={"given": request.now})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _keep_answer(request, page.case, given)
        except Refused as refused:
            form.refuse(refused)
        else:
            return _after(Said(given["said"]), page.case)
    shown = {
        "page": page,
        "form": form,
        "missing": [] if page.case.treat_as_child else choice.missing.words,
        "home_office_told": choice.home_office_told,
    }
    return render(request, "choices/answer.html", shown)


def _keep_answer(request: Request, case: Case, given: dict[str, Any]) -> None:
    """That the Home Office was named is a talk of its own: what was said stays apart from what was answered."""
    record_answer(
        case=case,
        said=Said(given["said"]),
        given_at=given["given"],
        reasons=[RefusalReason(reason) for reason in given["reasons"]],
        own_words=given["own_words"],
        by=request.user,
        at=request.now,
    )
    if given["home_office"]:
        told = SessionFacts(explained_by=request.user.full_name, points=frozenset({Point.HOME_OFFICE}))
        record_session(case=case, held_at=given["given"], facts=told, by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def advice(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    agencies = Agency.objects.filter(partnerships__partnership=page.case.partnership)
    by_key = {str(agency.pk): agency for agency in agencies}
    names = [(key, agency.name) for key, agency in by_key.items()]
    form = AdviceForm(names, _sent(request), initial={"given": request.now})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            record_advice(
                case=page.case,
                kind=AdviceKind(given["kind"]),
                given_at=given["given"],
                agency=by_key.get(given["agency"]),
                by=request.user,
                at=request.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(TAB, page.case.pk)
    return render(request, "choices/advice.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def support(request: Request, case_id: UUID) -> HttpResponse:
    """What there is without the NRM. A “no” or a “not yet” leads here, and closes nothing."""
    page = case_page(request, case_id, TAB)
    if not page.sight.sees(Section.REFERRAL):
        raise Http404
    choice = queries.choice_of(page.case)
    shown = {
        "page": page,
        "said": presenters.standing_words(choice, page.case.treat_as_child),
        "in_england_or_wales": page.case.partnership.jurisdiction == Jurisdiction.ENGLAND_AND_WALES,
    }
    return render(request, "choices/support.html", shown)


@door(Door.PUBLIC)
@require_safe
def your_support(request: Request) -> HttpResponse:
    """The same words on a page that names nobody: to print and take away."""
    shown = {"in_england_or_wales": "elsewhere" not in request.GET}
    return render(request, "choices/your_support.html", shown)


@door(Door.PUBLIC)
@require_safe
def your_choice(request: Request) -> HttpResponse:
    """To read together, to print, to read alone: it holds nothing about anybody."""
    return render(request, "choices/your_choice.html")


def _after(said: Said, case: Case) -> HttpResponse:
    return redirect(TAB if said is Said.YES else "choices:support", case.pk)


def _page(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, TAB)
    if not (page.sight.sees(Section.REFERRAL) and page.sight.sees(Section.SUPPORT)):
        raise Http404
    policies.check_can_record_choice(request.viewer, page.case)
    return page


def _sent(request: Request) -> Any:
    return request.POST if request.method == "POST" else None
