"""The Consent tab of a case: who the person agreed may know what."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices import policies
from alongside.rooms.choices.actions import give_consent, put_off_consent, refuse_consent, withdraw_consent
from alongside.rooms.choices.forms.consent import ConsentForm, WithdrawForm, recipient_choices
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.presenters import consent as presenters
from alongside.rooms.choices.queries.consent import history_of, standing_of
from alongside.rooms.choices.queries.sharing import decisions_of
from alongside.rooms.choices.states import ConsentState
from alongside.rooms.choices.texts import ConsentText, text_on
from alongside.rooms.directory.queries import seats_around
from alongside.rooms.people.models import Case
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.queries import standing_facts

TAB = "choices:consents"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def consents(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    if not page.sight.sees(Section.SUPPORT):
        return render(request, "choices/consents_closed.html", {"page": page})
    shown = {
        "page": page,
        "lines": presenters.lines(standing_of(page.case, request.now), request.now),
        "decisions": presenters.decisions(decisions_of(page.case), request.now),
        "history": presenters.history(history_of(page.case)),
        "may_record": policies.can_record_consent(request.viewer, page.case),
    }
    return render(request, "choices/consents.html", shown)


def consent_page(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, TAB)
    if not page.sight.sees(Section.SUPPORT):
        raise Http404
    return page


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def asking(request: Request, case_id: UUID) -> HttpResponse:
    page = consent_page(request, case_id)
    policies.check_can_record_consent(request.viewer, page.case)
    text = text_on(in_london(request.now).date())
    form = ConsentForm(
        recipient_choices(seats_around(page.case.partnership)),
        text,
        page.sight.sections,
        request.POST if request.method == "POST" else None,
        initial=_known(request, page.case),
    )
    if request.method == "POST" and form.is_valid():
        try:
            said = _record(request, page.case, form, text)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(TAB if said is ConsentState.GIVEN else "choices:without_consent", page.case.pk)
    return render(request, "choices/ask_consent.html", {"page": page, "form": form, "text": text})


def _known(request: Request, case: Case) -> dict[str, Any]:
    language = standing_facts(case).get("language")
    return {
        "explained_by": request.user.full_name,
        "language": language.answer if language else "",
    }


def _record(request: Request, case: Case, form: ConsentForm, text: ConsentText) -> ConsentState:
    said, asked, how = form.answer, form.asked, form.how(text)
    if said is ConsentState.GIVEN:
        until = form.until(request.now)
        give_consent(case=case, asked=asked, how=how, until=until, by=request.user, at=request.now)
    else:
        act = refuse_consent if said is ConsentState.REFUSED else put_off_consent
        act(case=case, asked=asked, how=how, by=request.user, at=request.now)
    return said


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def withdrawing(request: Request, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """The button of the list comes here too, without a word: it is enough."""
    page = consent_page(request, case_id)
    policies.check_can_record_consent(request.viewer, page.case)
    found = Consent.objects.select_related("agency", "team", "case")
    consent = get_object_or_404(found, pk=consent_id, case=page.case)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        word = form.cleaned_data["own_words"]
        withdraw_consent(consent=consent, own_words=word, by=request.user, at=request.now)
        return redirect("choices:without_consent", page.case.pk)
    return render(request, "choices/withdraw_consent.html", {"page": page, "form": form, "consent": consent})


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def without_consent(request: Request, case_id: UUID) -> HttpResponse:
    """What goes on after a no, a not yet or a yes taken back: everything."""
    page = consent_page(request, case_id)
    shown = {
        "page": page,
        "in_england_or_wales": page.case.partnership.jurisdiction == Jurisdiction.ENGLAND_AND_WALES,
    }
    return render(request, "choices/without_consent.html", shown)


@door(Door.PUBLIC)
@require_safe
def your_sharing(request: Request) -> HttpResponse:
    """The words that are read before somebody agrees: to interpret, to print. They name nobody."""
    text = text_on(in_london(request.now).date())
    return render(request, "choices/your_sharing.html", {"text": text})
