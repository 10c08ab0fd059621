"""What the pages of this room share: the case or nothing, and one way to answer a form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.forms import Form
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.referrals.models import Referral

TAB = "referrals:overview"


def page_of(request: Request, case_id: UUID) -> CasePage:
    """404 where the referral part of the case is closed to the viewer."""
    page = case_page(request, case_id, TAB)
    if not page.sight.sees(Section.REFERRAL):
        raise Http404
    return page


def referral_of(page: CasePage, referral_id: UUID) -> Referral:
    people = ("first_responder", "submitted_by", "saved_by", "ending__ended_by")
    found = Referral.objects.select_related(*people)
    referral = get_object_or_404(found, pk=referral_id, case=page.case)
    referral.case = page.case
    return referral


def sent(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def answered(
    request: Request,
    form: Form,
    act: Callable[[], object],
    *,
    then: tuple[Any, ...],
    template: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """Do it and go on to `then`; or show the form again, with the reason and all that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(*then)
    return render(request, template, shown | {"form": form})
