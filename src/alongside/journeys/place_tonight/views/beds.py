from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.place_tonight import presenters, queries
from alongside.journeys.place_tonight.forms import AskForm, ChooseForm, NothingSuitsForm
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import note_unmet_night, place, request_bed, withdraw_request
from alongside.rooms.beds.forms import ReasonForm
from alongside.rooms.beds.models import Bed, BedRequest, Stay
from alongside.rooms.beds.presenters import StayCard, at_the_door, cards, request_rows, request_state
from alongside.rooms.beds.presenters.exclusion import unsafe_lines
from alongside.rooms.beds.queries import of_case
from alongside.rooms.beds.queries.nearness import areas_that_count, open_overrides, sleeping_unsafely
from alongside.rooms.beds.queries.offers import offers
from alongside.rooms.beds.queries.protocols import protocol_on
from alongside.rooms.beds.queries.rota import answering_for_request
from alongside.rooms.beds.queries.unmet import declines_of, unmet_nights_of, why_unmet
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import RequestState
from alongside.rooms.people.pages import CasePage, case_page

HERE = "place_tonight:bed"


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def bed(request: Request, case_id: UUID) -> HttpResponse:
    """Where this person sleeps; and where they have no bed, what they need of one."""
    page = case_page(request, case_id, HERE)
    if not page.sight.sees(Section.WHEREABOUTS):
        return render(request, "place_tonight/closed.html", {"page": page})
    if stay := of_case.going_stay(page.case):
        return render(request, "place_tonight/stay.html", _stay_page(request, page, stay))
    if asked := of_case.open_request(page.case):
        return render(request, "place_tonight/asked.html", _asked_page(request, page, asked))
    try:
        policies.check_can_request(request.viewer, page.case)
    except Refused as refused:
        return render(request, "place_tonight/no_bed.html", {"refused": refused} | _history(request, page))
    return _asking(request, page)


def _asking(request: Request, page: CasePage) -> HttpResponse:
    night = tonight(request.now)
    agreed = protocol_on(page.case.partnership, in_london(request.now).date())
    most = agreed.most_nights
    form = AskForm(
        request.POST if request.method == "POST" else None,
        tonight=night,
        most_nights=most,
        reasons=agreed.reasons,
        initial={"check_in": night, "nights": most} | queries.known_already(page.case),
    )
    if request.method == "POST" and form.is_valid():
        agency = queries.asking_agency(request.viewer, page.case.partnership)
        asked = request_bed(case=page.case, agency=agency, ask=form.ask(), by=request.user, at=request.now)
        accepted = asked.state == RequestState.ACCEPTED
        return redirect("place_tonight:choose" if accepted else HERE, page.case.pk)
    return render(request, "place_tonight/ask.html", {"form": form} | _history(request, page))


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def choosing(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    asked = of_case.open_request(page.case)
    if asked is None:
        return redirect(HERE, page.case.pk)
    policies.check_can_place(request.viewer, asked)
    form = ChooseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _place(request, asked, form)
            return redirect(HERE, page.case.pk)
        except Refused as refused:
            form.refuse(refused)
    may_withdraw = request.viewer.may(Permission.REQUEST_BED)
    areas = areas_that_count(page.case, tonight(request.now))
    context = {"page": page, "form": form, "asked": asked, "may_withdraw": may_withdraw, "areas": areas}
    context |= _offered(request, asked)
    if not context["suitable"]:
        context["on_duty"] = answering_for_request(asked, request.now)
    return render(request, "place_tonight/choose.html", context, status=409 if form.errors else 200)


def _offered(request: Request, asked: BedRequest) -> dict[str, Any]:
    now = tonight(request.now)
    night = max(asked.check_in, now)
    shown = presenters.chosen_first(offers(asked, night, tonight=now), asked.nights)
    return {"night": night, "is_tonight": night == now, **shown}


def _place(request: Request, asked: BedRequest, form: ChooseForm) -> Stay:
    chosen = get_object_or_404(Bed, pk=form.cleaned_data["bed"])
    nights = form.cleaned_data["nights"]
    return place(request=asked, bed=chosen, nights=nights, by=request.user, at=request.now)


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def nothing_suits(request: Request, case_id: UUID) -> HttpResponse:
    """The night is counted, with why: these counts are the case for more beds. The request stands."""
    page = case_page(request, case_id, HERE)
    asked = of_case.open_request(page.case)
    if asked is None:
        return redirect(HERE, page.case.pk)
    form = NothingSuitsForm(request.POST if request.method == "POST" else None)
    night = tonight(request.now)
    why = why_unmet(asked, night)
    if request.method == "POST" and form.is_valid():
        try:
            policies.check_can_count_night(request.viewer, asked, night)
            words, by, at = form.cleaned_data["words"], request.user, request.now
            note_unmet_night(request=asked, night=night, why=why, words=words, by=by, at=at)
            return redirect(HERE, page.case.pk)
        except Refused as refused:
            form.refuse(refused)
    shown = {"page": page, "form": form, "night": night, "why": presenters.why_not_tonight(why)}
    on_duty = answering_for_request(asked, request.now)
    return render(request, "place_tonight/nothing_suits.html", shown | {"on_duty": on_duty})


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def withdrawing(request: Request, case_id: UUID) -> HttpResponse:
    """They found another place, or do not want the bed: that never counts against them."""
    page = case_page(request, case_id, HERE)
    asked = of_case.open_request(page.case)
    if asked is None:
        return redirect(HERE, page.case.pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_request(request=asked, reason=form.cleaned_data["reason"], by=request.user, at=request.now)
        return redirect(HERE, page.case.pk)
    return render(request, "place_tonight/withdraw.html", {"page": page, "form": form})


def _stay_page(request: Request, page: CasePage, stay: Stay) -> dict[str, Any]:
    house, question = stay.occupancy.bed.premises, of_case.asked_extension(stay)
    return {
        "card": StayCard(stay, tonight(request.now), asked=question),
        "door": at_the_door(stay),
        "house": house,
        "where": policies.address_for(request.viewer, house),
        "may_open": request.viewer.may(Permission.SEE_BED_BOARD),
        "question": question,
        "not_safe": [
            line
            for _, stops in sleeping_unsafely(tonight(request.now), [page.case.pk])
            for line in unsafe_lines(stops)
        ],
    } | _history(request, page)


def _asked_page(request: Request, page: CasePage, asked: BedRequest) -> dict[str, Any]:
    return {
        "asked": asked,
        "state": request_state(asked),
        "rows": request_rows(asked),
        "waits": asked.state == RequestState.PENDING_APPROVAL,
        "on_duty": answering_for_request(asked, request.now),
        "may_place": policies.can_place(request.viewer, asked),
        "may_withdraw": request.viewer.may(Permission.REQUEST_BED),
        "declined": presenters.declined(declines_of(asked)),
        "unmet": presenters.unmet_nights(unmet_nights_of(asked)),
    } | _history(request, page)


def _history(request: Request, page: CasePage) -> dict[str, Any]:
    return {
        "page": page,
        "may_open_stays": request.viewer.may(Permission.SEE_BED_BOARD),
        "second_looks": open_overrides(page.case),
        "past_stays": cards(of_case.past_stays(page.case), tonight(request.now)),
        "past_requests": [(row, request_state(row)) for row in of_case.past_requests(page.case)],
    }
