from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices.queries import Choice, choice_of
from alongside.rooms.people.pages import CasePage
from alongside.rooms.referrals import policies, queries
from alongside.rooms.referrals.actions import save_draft, save_reach, start_referral
from alongside.rooms.referrals.actions.drafts import SavedMeanwhile
from alongside.rooms.referrals.forms import DraftForm, ReachForm, StartForm
from alongside.rooms.referrals.models import Reach, Referral
from alongside.rooms.referrals.rules.routing import competent_authority
from alongside.rooms.referrals.views.pages import page_of, referral_of, sent
from alongside.rooms.referrals.words import AuthorityFact, Route


@door(Door.PERMISSION, Permission.REFER)
@once
def start(request: Request, case_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    policies.check_can_refer(request.viewer, page.case)
    choice = choice_of(page.case)
    responders = [
        (str(agency.pk), _responder_words(agency)) for agency in queries.first_responders(page.case)
    ]
    form = StartForm(responders, page.case.treat_as_child, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            paper = _start(request, page, form, choice)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("referrals:edit", page.case.pk, paper.pk)
    shown = {"page": page, "form": form, "choice": choice, "child": page.case.treat_as_child}
    return render(request, "referrals/start.html", shown)


def _responder_words(agency: object) -> str:
    return (
        f"{agency} (has the duty to notify)" if getattr(agency, "has_duty_to_notify", False) else str(agency)
    )


def _start(request: Request, page: CasePage, form: StartForm, choice: Choice) -> Referral:
    given = form.cleaned_data
    responder = queries.first_responders(page.case).get(pk=given["first_responder"])
    policies.check_can_start(request.viewer, page.case, responder, choice)
    route = queries.route_for(page.case, choice.consents, responder)
    facts = {AuthorityFact(fact) for fact in given["facts"]}
    return start_referral(
        case=page.case,
        route=Route.DTN if route is Route.DTN else Route.NRM,
        first_responder=responder,
        authority=competent_authority(facts, child_in_pilot_area=given.get("pilot", False)),
        by=request.user,
        at=request.now,
    )


@door(Door.PERMISSION, Permission.REFER)
@once
def edit(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_edit(request.viewer, page.case, paper)
    form = DraftForm(paper, page.case.treat_as_child, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            save_draft(
                referral=paper,
                seen_version=form.cleaned_data["version"],
                facts=form.facts,
                by=request.user,
                at=request.now,
            )
        except SavedMeanwhile as meanwhile:
            return _both(request, form, form.theirs(meanwhile.standing), meanwhile.standing)
        return redirect(_after_edit(paper), page.case.pk, paper.pk)
    complete = queries.completeness_of(page.case, paper, choice_of(page.case))
    shown = {"page": page, "paper": paper, "form": form, "complete": complete}
    return render(request, "referrals/edit.html", shown)


def _after_edit(paper: Referral) -> str:
    """On to how to reach the person, as long as nobody has written that down."""
    reach = queries.reach_of(paper)
    return "referrals:reach" if reach is not None and reach.version == 1 else "referrals:referral"


@door(Door.PERMISSION, Permission.REFER)
@once
def reach(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    held = queries.reach_of(paper)
    if held is None or not page.sight.sees(Section.CONTACT):
        raise Http404
    policies.check_can_edit(request.viewer, page.case, paper)
    form = ReachForm(held, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            save_reach(
                reach=held,
                seen_version=form.cleaned_data["version"],
                facts=form.facts,
                by=request.user,
                at=request.now,
            )
        except SavedMeanwhile as meanwhile:
            return _both(request, form, form.theirs(meanwhile.standing), meanwhile.standing)
        return redirect("referrals:referral", page.case.pk, paper.pk)
    complete = queries.completeness_of(page.case, paper, choice_of(page.case))
    shown = {"page": page, "paper": paper, "form": form, "complete": complete}
    return render(request, "referrals/reach.html", shown)


def _both(
    request: Request, form: DraftForm | ReachForm, theirs: dict[str, object], standing: Referral | Reach
) -> HttpResponse:
    saved = f"{standing.saved_by.full_name} saved it on {full_moment(standing.saved_at)}."
    return stale_page(request, form, theirs=theirs, version=standing.version, saved=saved)
