from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people.queries import standing_facts
from alongside.rooms.referrals import policies
from alongside.rooms.referrals.actions import record_decision, record_told
from alongside.rooms.referrals.forms import DecisionForm, ToldForm
from alongside.rooms.referrals.models import CompetentAuthorityDecision
from alongside.rooms.referrals.views.pages import TAB, answered, page_of, referral_of, sent
from alongside.rooms.referrals.words import Authority, Outcome, Stage


@door(Door.PERMISSION, Permission.RECORD_DECISION)
@once
def new_decision(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_record_decision(request.viewer, page.case)
    initial = {"heard": in_london(request.now).date(), "authority": paper.authority}
    form = DecisionForm(sent(request), initial=initial)

    def act() -> object:
        given = form.cleaned_data
        return record_decision(
            referral=paper,
            stage=Stage(given["stage"]),
            outcome=Outcome(given["outcome"]),
            decided_on=given["decided"],
            heard_on=given["heard"],
            authority=Authority(given["authority"]) if given["authority"] else None,
            no_reconsideration=given["no_reconsideration"],
            by=request.user,
            at=request.now,
        )

    shown = {"page": page, "paper": paper}
    return answered(request, form, act, then=(TAB, case_id), template="referrals/decision.html", shown=shown)


@door(Door.PERMISSION, Permission.RECORD_DECISION)
@once
def told(request: Request, case_id: UUID, decision_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    policies.check_can_record_decision(request.viewer, page.case)
    decision = get_object_or_404(CompetentAuthorityDecision.objects, pk=decision_id, case=page.case)
    language = standing_facts(page.case).get("language")
    initial = {"told": request.now, "language": language.answer if language else ""}
    form = ToldForm(sent(request), initial=initial)

    def act() -> object:
        given = form.cleaned_data
        return record_told(
            decision=decision,
            told_at=given["told"],
            language=given["language"],
            how=given["how"],
            by=request.user,
            at=request.now,
        )

    words = f"{Stage(decision.stage).words}: {Outcome(decision.outcome).words.lower()}"
    shown = {"page": page, "words": words}
    return answered(request, form, act, then=(TAB, case_id), template="referrals/told.html", shown=shown)
