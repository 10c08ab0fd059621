from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices import presenters as choice_presenters
from alongside.rooms.choices.policies import can_record_choice
from alongside.rooms.choices.queries import advice_of, choice_of
from alongside.rooms.clocks.presenters import card
from alongside.rooms.clocks.queries import running
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.referrals import policies, presenters, queries
from alongside.rooms.referrals.rules.decisions import OF_A_REFERRAL
from alongside.rooms.referrals.rules.form import asks_how_to_reach
from alongside.rooms.referrals.views.pages import TAB, page_of, referral_of


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def overview(request: Request, case_id: UUID) -> HttpResponse:
    """The choice, the referral and the decisions, beside the one thing to do next."""
    page = case_page(request, case_id, TAB)
    if not page.sight.sees(Section.REFERRAL):
        return render(request, "referrals/closed.html", {"page": page})
    case, child = page.case, page.case.treat_as_child
    choice, referrals = choice_of(case), queries.referrals_of(case)
    open_ = page.sight.sees(Section.SUPPORT)
    decisions, may_record = queries.decisions_of(case), can_record_choice(request.viewer, case)
    may_refer = policies.can_refer(request.viewer, case)
    asks = choice_presenters.asks_of(choice, advice_of(case), child=child, may_record=may_record)
    none = queries.not_referred_standing([case.pk]).get(case.pk)
    shown = {
        "page": page,
        "sessions_open": open_,
        "words": presenters.where_it_stands(asks.words if open_ else "", referrals, decisions),
        "asks": asks,
        "papers": [presenters.paper_card(referral) for referral in referrals],
        "reason_for_none": presenters.not_referred_words(none) if none else "",
        "decisions": presenters.decision_cards(decisions),
        "clocks": _clocks(request, page),
        "step": presenters.next_step(case, choice, referrals, decisions) if may_refer else None,
        "taken_back": not child and choice.consents is False and queries.waits_without_yes(referrals),
        "may_record": may_record,
        "may_start": may_refer and presenters.in_progress(referrals, decisions) is None,
        "may_decide": policies.can_record_decision(request.viewer, case),
    }
    return render(request, "referrals/overview.html", shown)


def _clocks(request: Request, page: CasePage) -> list[object]:
    readings = running([page.case.pk], request.now)
    return [card(reading, request.now) for reading in readings if reading.clock.rule in OF_A_REFERRAL]


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def referral(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """One referral: what it holds, and beside it what it misses."""
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    child = page.case.treat_as_child
    reach = queries.reach_of(paper) if page.sight.sees(Section.CONTACT) else None
    shown = {
        "page": page,
        "paper": paper,
        "card": presenters.paper_card(paper),
        "rows": presenters.draft_rows(paper, child),
        "notice": presenters.notice_rows(paper) if paper.anonymous else [],
        "has_reach": asks_how_to_reach(child=child, anonymous=paper.anonymous),
        "reach": presenters.reach_rows(reach) if reach else [],
        "complete": queries.completeness_of(page.case, paper, choice_of(page.case)),
        "references": list(paper.references.select_related("given_by").order_by("given_at")),
        "may_edit": policies.can_edit(request.viewer, page.case, paper),
        "may_withdraw": policies.can_withdraw(request.viewer, page.case, paper),
        "may_refer": policies.can_refer(request.viewer, page.case),
        "may_decide": policies.can_record_decision(request.viewer, page.case),
    }
    return render(request, "referrals/referral.html", shown)
