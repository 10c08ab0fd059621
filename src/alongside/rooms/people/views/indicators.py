from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import record_indicators, withdraw_indicator
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.forms.indicators import IndicatorsForm, WithdrawForm
from alongside.rooms.people.models import IndicatorSeen
from alongside.rooms.people.pages import CasePage, case_page, may_write


@door(Door.PERMISSION, Permission.READ_CASE)
def indicators(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:indicators")
    rows = queries.indicators_of(page.case)
    shown = {
        "page": page,
        "open": page.sight.sees(Section.STORY),
        "seen": presenters.indicators(rows),
        "only_where_from": presenters.only_where_from(rows),
        "may_write": may_write(request, page),
    }
    return render(request, "people/indicators.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def new_indicators(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    agencies = {
        str(agency.pk): agency
        for agency in Agency.objects.filter(partnerships__partnership=page.case.partnership)
    }
    form = IndicatorsForm(
        [(key, f"{agency} saw it") for key, agency in agencies.items()],
        page.case.treat_as_child,
        request.POST if request.method == "POST" else None,
        initial={"seen_on": in_london(request.now).date()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, page, form, agencies)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:indicators", page.case.pk)
    return render(request, "people/new_indicators.html", {"page": page, "form": form})


def _record(request: Request, page: CasePage, form: IndicatorsForm, agencies: dict[str, Agency]) -> None:
    given, today = form.cleaned_data, in_london(request.now).date()
    agency = agencies.get(given["seen_by"])
    sighting = Sighting(
        where_seen=given["where_seen"],
        seen_on=given["seen_on"] or today,
        seen_by=None if agency else request.user,
        seen_by_agency=agency,
        detail=given["detail"],
    )
    record_indicators(case=page.case, codes=form.codes, sighting=sighting, by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def withdrawing_indicator(request: Request, case_id: UUID, indicator_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    found = get_object_or_404(IndicatorSeen.objects, pk=indicator_id, case=page.case)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_indicator(indicator=found, why=form.cleaned_data["why"], by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:indicators", page.case.pk)
    shown = {"page": page, "form": form, "words": presenters.sign_words(found.code)}
    return render(request, "people/withdraw_indicator.html", shown)


def _page(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, "people:indicators")
    if not page.sight.sees(Section.STORY):
        raise Http404
    policies.check_can_write(request.viewer, page.case)
    return page
