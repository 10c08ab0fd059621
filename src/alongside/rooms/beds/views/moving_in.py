"""Before somebody moves: whether it suits them, when, and who has told them where. After it: what was cut off."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds.actions import assessments
from alongside.rooms.beds.actions import next_places as actions
from alongside.rooms.beds.actions.next_places import Told
from alongside.rooms.beds.forms.assessing import AfterMoveForm, AssessForm
from alongside.rooms.beds.forms.moving_in import AddressForm, DayForm, MovedForm
from alongside.rooms.beds.models import NextPlace
from alongside.rooms.beds.moving_on import Aspect, Reconnect
from alongside.rooms.beds.policies import next_places as policies
from alongside.rooms.beds.presenters import next_places as presenters
from alongside.rooms.beds.presenters.next_places import PlaceCard
from alongside.rooms.beds.queries import next_places as queries
from alongside.rooms.beds.views.next_places import answered, page_of, place_of, sent


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def assessing(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_assess(request.viewer, found)
    before = queries.assessments_of(found)
    given: dict[str, object] = {}
    for aspect, row in before[0].aspects.items() if before else ():
        given |= {aspect: row.fit, f"{aspect}_words": row.words}
    near = presenters.near_danger(queries.stops_of(found, in_london(request.now).date()))
    form = AssessForm(sent(request), hints={Aspect.LOCATION: near}, initial=given)

    def act() -> NextPlace:
        assessments.assess_place(place=found, looked=form.looked, by=request.user, at=request.now)
        return found

    return answered(request, page, form, act, "assess", {"card": PlaceCard(found)})


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def letter(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    """To print: that a placement is unsuitable, without what happened to anybody."""
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    lines = presenters.neutral_lines(queries.known_of(found))
    if not lines:
        raise Http404
    shown = {
        "page": page,
        "card": PlaceCard(found),
        "lines": lines,
        "today": request.now,
        "signed": request.user.full_name,
    }
    return render(request, "beds/next/letter.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def telling(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_prepare_move(request.viewer, found)
    form = AddressForm(sent(request), initial={"told": request.now})

    def act() -> NextPlace:
        given = form.cleaned_data
        told = Told(address=given["address"], at=given["told"], late_why=given["late_why"])
        actions.tell_address(place=found, told=told, by=request.user, at=request.now)
        return found

    return answered(request, page, form, act, "address", {"place": found})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def changing_day(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_prepare_move(request.viewer, found)
    form = DayForm(sent(request), initial={"moves": found.moves_due})

    def act() -> NextPlace:
        moves = form.cleaned_data["moves"]
        return actions.change_move(place=found, moves=moves, by=request.user, at=request.now)

    return answered(request, page, form, act, "day", {"place": found})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def moving(request: Request, case_id: UUID, place_id: UUID) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    policies.check_can_prepare_move(request.viewer, found)
    form = MovedForm(sent(request), initial={"moved": request.now})

    def act() -> NextPlace:
        moved = form.cleaned_data["moved"]
        return actions.record_move(place=found, moved=moved, by=request.user, at=request.now)

    return answered(request, page, form, act, "moved", {"place": found})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def after_move(request: Request, case_id: UUID, place_id: UUID, line: str) -> HttpResponse:
    page = page_of(request, case_id)
    found = place_of(page, place_id)
    if line not in set(Reconnect):
        raise Http404
    policies.check_can_answer_after_move(request.viewer, found)
    form = AfterMoveForm(Reconnect(line), sent(request))

    def act() -> NextPlace:
        given, about = form.cleaned_data, Reconnect(line)
        assessments.answer_after_move(place=found, line=about, **given, by=request.user, at=request.now)
        return found

    return answered(request, page, form, act, "after_move", {"place": found})
