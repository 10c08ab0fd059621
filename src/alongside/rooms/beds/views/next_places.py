"""The place after the bed: proposed, asked about, agreed on or turned down."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds.actions import next_places as actions
from alongside.rooms.beds.actions.next_places import Proposal
from alongside.rooms.beds.forms.moving_in import AgreeForm
from alongside.rooms.beds.forms.next_places import ProposeForm, SentBackForm, TurnDownForm
from alongside.rooms.beds.models import NextPlace
from alongside.rooms.beds.moving_on import NextKind, Suitability
from alongside.rooms.beds.policies import next_places as policies
from alongside.rooms.beds.presenters import next_places as presenters
from alongside.rooms.beds.presenters.next_places import PlaceCard
from alongside.rooms.beds.queries import next_places as queries
from alongside.rooms.beds.queries.next_places import Known
from alongside.rooms.people.pages import CasePage, case_page

HERE = "place_tonight:bed"  # the tab that these pages stand under
PLACE = "beds:next_place"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def overview(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, HERE)
    if not page.sight.sees(Section.WHEREABOUTS):
        return render(request, "beds/next/closed.html", {"page": page})
    cards = [PlaceCard(place) for place in queries.next_places(page.case)]
    may_plan = policies.can_plan(request.viewer, page.case)
    return render(request, "beds/next/overview.html", {"page": page, "cards": cards, "may_plan": may_plan})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def proposing(request: Request, case_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    policies.check_can_plan(request.viewer, page.case)
    form = ProposeForm(sent(request))

    def act() -> NextPlace:
        proposal = Proposal(**form.cleaned_data)
        return actions.propose_place(case=page.case, proposal=proposal, by=request.user, at=request.now)

    return answered(request, page, form, act, "propose", {})


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def place(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    known = queries.known_of(place_of(page, place_id))
    return render(request, "beds/next/place.html", _written(request, known) | _open_to(request, page, known))


def _open_to(request: Request, page: CasePage, known: Known) -> dict[str, Any]:
    """What the viewer may do."""
    acts = ("assess", "agree", "turn_down", "prepare_move", "answer_after_move")
    may = {act: getattr(policies, f"can_{act}")(request.viewer, known.place) for act in acts}
    return {"page": page, "may": may, "may_plan": policies.can_plan(request.viewer, page.case)}


def _written(request: Request, known: Known) -> dict[str, Any]:
    found, finding = known.place, known.finding
    return {
        "card": PlaceCard(found),
        "near_danger": presenters.near_danger(queries.stops_of(found, in_london(request.now).date())),
        "is_council": found.kind == NextKind.LOCAL_AUTHORITY,
        "is_asylum": found.kind == NextKind.ASYLUM,
        "sent_back": presenters.sent_back_rows(known.sent_back),
        "keeps_away": presenters.keeps_away(known.sent_back),
        "finding": finding,
        "found_tone": presenters.FOUND_TONES[finding.suitability] if finding else "",
        "is_unsuitable": finding is not None and finding.suitability is Suitability.UNSUITABLE,
        "assessed": presenters.assessments(known.assessed),
        "notice": presenters.notice(found, known.addresses, request.now),
        "addresses": presenters.address_rows(known.addresses),
        "lines": presenters.lines_after_move(known) if found.moved_at else [],
    }


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def sent_back(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    if found.kind != NextKind.LOCAL_AUTHORITY:
        raise Http404
    policies.check_can_plan(request.viewer, page.case)
    form = SentBackForm(sent(request))

    def act() -> NextPlace:
        actions.answer_sent_back(place=found, **form.cleaned_data, by=request.user, at=request.now)
        return found

    return answered(request, page, form, act, "sent_back", {"place": found})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def agreeing(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_agree(request.viewer, found)
    finding = queries.finding_of(found)
    needs_reason = finding is not None and finding.needs_reason
    form = AgreeForm(sent(request), needs_reason=needs_reason)

    def act() -> NextPlace:
        return actions.agree_place(place=found, **form.cleaned_data, by=request.user, at=request.now)

    return answered(
        request, page, form, act, "agree", {"place": found, "finding": finding, "warns": needs_reason}
    )


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def turning_down(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_turn_down(request.viewer, found)
    form = TurnDownForm(sent(request))

    def act() -> NextPlace:
        actions.turn_down_place(place=found, **form.cleaned_data, by=request.user, at=request.now)
        return found

    return answered(request, page, form, act, "turn_down", {"place": found})


def page_of(request: Request, case_id: UUID) -> CasePage:
    """404 where it is closed to the viewer where the person is."""
    page = case_page(request, case_id, HERE)
    if not page.sight.sees(Section.WHEREABOUTS):
        raise Http404
    return page


def place_of(page: CasePage, place_id: UUID) -> NextPlace:
    return get_object_or_404(queries.next_places(page.case), pk=place_id)


def sent(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def answered(
    request: Request,
    page: CasePage,
    form: Form,
    act: Callable[[], NextPlace],
    name: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """Do it and show the place; or the form again, with the reason and all that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(PLACE, page.case.pk, act().pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, f"beds/next/{name}.html", {"page": page, "form": form} | shown)
