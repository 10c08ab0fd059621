from uuid import UUID

from django.http import HttpResponse

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.people.queries import names_of
from alongside.rooms.referrals import policies, presenters, queries
from alongside.rooms.referrals.actions import (
    abandon_referral,
    record_not_referred,
    record_reference,
    send_referral,
    withdraw_referral,
)
from alongside.rooms.referrals.forms import NotReferredForm, ReasonForm, ReferenceForm, SendForm
from alongside.rooms.referrals.rules.anonymity import could_identify
from alongside.rooms.referrals.views.pages import TAB, answered, page_of, referral_of, sent
from alongside.rooms.referrals.words import NotReferredReason


@door(Door.PERMISSION, Permission.REFER)
@once
def send(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_edit(request.viewer, page.case, paper)
    initial = {"sent": request.now, "version": paper.version}
    form = SendForm(paper, sent(request), initial=initial)
    names = [name.text for name in names_of(page.case)]
    shown = {
        "page": page,
        "paper": paper,
        "notice": presenters.notice_rows(paper) if paper.anonymous else [],
        "traces": could_identify(paper.notice_text, names) if paper.anonymous else [],
        "home_office_unasked": queries.home_office_unasked(page.case, paper, request.now),
        "complete": queries.completeness_of(page.case, paper, choice_of(page.case)),
    }

    def act() -> object:
        given = form.cleaned_data
        return send_referral(
            referral=paper,
            seen_version=given["version"],
            sent_at=given["sent"],
            reference=given["reference"],
            cannot_identify=given.get("cannot_identify", False),
            by=request.user,
            at=request.now,
        )

    return answered(request, form, act, then=(TAB, case_id), template="referrals/send.html", shown=shown)


@door(Door.PERMISSION, Permission.REFER)
@once
def give_up(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_edit(request.viewer, page.case, paper)
    form = ReasonForm(sent(request))

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return abandon_referral(referral=paper, reason=reason, by=request.user, at=request.now)

    shown = {"page": page, "paper": paper}
    return answered(request, form, act, then=(TAB, case_id), template="referrals/give_up.html", shown=shown)


@door(Door.PERMISSION, Permission.REFER)
@once
def withdraw(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_withdraw(request.viewer, page.case, paper)
    form = ReasonForm(sent(request))

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return withdraw_referral(referral=paper, reason=reason, by=request.user, at=request.now)

    shown = {"page": page, "paper": paper}
    return answered(request, form, act, then=(TAB, case_id), template="referrals/withdraw.html", shown=shown)


@door(Door.PERMISSION, Permission.REFER)
@once
def reference(request: Request, case_id: UUID, referral_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    paper = referral_of(page, referral_id)
    policies.check_can_refer(request.viewer, page.case)
    form = ReferenceForm(sent(request), initial={"reference": paper.reference})

    def act() -> object:
        text = form.cleaned_data["reference"]
        return record_reference(referral=paper, text=text, by=request.user, at=request.now)

    then, shown = ("referrals:referral", case_id, referral_id), {"page": page, "paper": paper}
    return answered(request, form, act, then=then, template="referrals/reference.html", shown=shown)


@door(Door.PERMISSION, Permission.REFER)
@once
def not_referred(request: Request, case_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    policies.check_can_not_refer(request.viewer, page.case)
    form = NotReferredForm(sent(request), initial={"settled": request.now})

    def act() -> object:
        given = form.cleaned_data
        return record_not_referred(
            case=page.case,
            reason=NotReferredReason(given["reason"]),
            settled_at=given["settled"],
            note=given["note"],
            by=request.user,
            at=request.now,
        )

    then = ("choices:support", case_id)
    return answered(
        request, form, act, then=then, template="referrals/not_referred.html", shown={"page": page}
    )
