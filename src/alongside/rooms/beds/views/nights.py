"""Between arrival and departure: another bed, a night away, a new word for the door. Before it: a bed declined."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.design.words import short_day
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import actions, policies
from alongside.rooms.beds.actions.nights import AboutAbsence, ToldMeanwhile
from alongside.rooms.beds.forms import AbsenceForm, AwayForm, DeclineForm, DoorForm, MoveForm
from alongside.rooms.beds.models import Absence, Stay
from alongside.rooms.beds.presenters import StayCard, traits
from alongside.rooms.beds.presenters.nights import absence_rows, absence_state
from alongside.rooms.beds.queries import nights as queries
from alongside.rooms.beds.queries.of_case import stays, stays_worked_on
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import AbsenceState
from alongside.rooms.beds.views.stays import back_from, changeable, form_page
from alongside.rooms.beds.words import HouseDeclines, PersonDeclines
from alongside.rooms.people.policies import check_may_write_yet

SAVED = "Somebody changed what the house is told after you had opened the page."


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def declining(request: Request, stay_id: UUID) -> HttpResponse:
    """The house for itself, a worker for the person: each has reasons of its own."""
    found = get_object_or_404(stays(), pk=stay_id)
    check_may_write_yet(found.case)
    policies.check_can_decline(request.viewer, found)
    house = policies.runs(request.viewer, found.occupancy.bed.premises)
    reasons = HouseDeclines if house else PersonDeclines
    form = DeclineForm(reasons, request.POST if request.method == "POST" else None)

    def act() -> object:
        words, by, at = form.cleaned_data["words"], request.user, request.now
        if house:
            reason = HouseDeclines(form.cleaned_data["reason"])
            return actions.decline_by_house(stay=found, reason=reason, words=words, by=by, at=at)
        said = PersonDeclines(form.cleaned_data["reason"])
        return actions.decline_for_person(stay=found, reason=said, words=words, by=by, at=at)

    return form_page(request, found, form, act, "beds/decline.html", house=house)


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def moving(request: Request, stay_id: UUID) -> HttpResponse:
    found = changeable(request, stay_id)
    night = max(found.occupancy.check_in, tonight(request.now))
    beds = queries.beds_to_move_to(found, night) if found.occupancy.leaves > night else []
    form = MoveForm(
        [(str(bed.pk), f"{bed.label}: {traits(bed)}") for bed in beds],
        request.POST if request.method == "POST" else None,
    )

    def act() -> object:
        bed = next(bed for bed in beds if bed.pk == form.cleaned_data["bed"])
        reason = form.cleaned_data["reason"]
        return actions.move_bed(stay=found, bed=bed, reason=reason, by=request.user, at=request.now)

    return form_page(request, found, form, act, "beds/move.html", night=night, beds=beds)


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@once
def away(request: Request, stay_id: UUID) -> HttpResponse:
    """It asks whether they are safe. It ends nothing."""
    found = changeable(request, stay_id)
    last = tonight(request.now)
    nights = [(str(day), f"{words}, {short_day(day)}") for day, words in (
        (last, "Tonight"), (last - timedelta(days=1), "Last night"),
    ) if day >= found.check_in]  # fmt: skip
    form = AwayForm(nights, request.POST if request.method == "POST" else None)

    def act() -> object:
        night = form.cleaned_data["night"]
        return actions.note_absence(stay=found, night=night, by=request.user, at=request.now)

    return form_page(request, found, form, act, "beds/away.html")


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def absence(request: Request, absence_id: UUID) -> HttpResponse:
    """The question to whoever leads the case, and what is known until now."""
    found = get_object_or_404(queries.absences_to_answer(), pk=absence_id)
    check_may_write_yet(found.case)
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        policies.check_can_answer_absence(request.viewer, AbsenceState(found.state))
        about = AboutAbsence(**form.cleaned_data)
        actions.answer_absence(absence=found, about=about, by=request.user, at=request.now)
        return redirect("beds:absence", found.pk)
    return render(request, "beds/absence.html", _absence_page(request, found, form))


def _absence_page(request: Request, found: Absence, form: AbsenceForm) -> dict[str, Any]:
    return {
        "form": form,
        "absence": found,
        "card": StayCard(found.stay, tonight(request.now)),
        "house": found.stay.occupancy.bed.premises,
        "state": absence_state(found),
        "answers": absence_rows(queries.answers_of(found)),
        "is_open": policies.can_answer_absence(request.viewer, AbsenceState(found.state)),
    }


@door(Door.PERMISSION, Permission.SEE_BED_BOARD)
@require_POST
@once
def back(request: Request, absence_id: UUID) -> HttpResponse:
    """They are back, or known to be safe: said by the house or by a worker."""
    found = get_object_or_404(queries.absences(), pk=absence_id)
    check_may_write_yet(found.case)
    policies.check_can_change_stay(request.viewer, found.stay)
    actions.settle_absence(absence=found, by=request.user, at=request.now)
    return back_from(request, found.stay)


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def at_door(request: Request, stay_id: UUID) -> HttpResponse:
    """What the house is told, changed while they stay there."""
    found: Stay = get_object_or_404(stays_worked_on(), pk=stay_id)
    check_may_write_yet(found.case)
    policies.check_can_tell_house(request.viewer, found)
    form = DoorForm(
        request.POST if request.method == "POST" else None,
        initial=_told(found) | {"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        return _tell(request, found, form)
    card = StayCard(found, tonight(request.now))
    return render(request, "beds/at_door.html", {"form": form, "card": card})


def _tell(request: Request, found: Stay, form: DoorForm) -> HttpResponse:
    given = dict(form.cleaned_data)
    read = given.pop("version")
    try:
        actions.tell_house_anew(stay=found, read_version=read, **given, by=request.user, at=request.now)
    except ToldMeanwhile as told:
        standing = told.standing
        return stale_page(request, form, theirs=_told(standing), version=standing.version, saved=SAVED)
    return redirect("beds:stay", found.pk)


def _told(stay: Stay) -> dict[str, Any]:
    return {"keeps_them_safe": stay.keeps_them_safe, "allergies": stay.allergies}
