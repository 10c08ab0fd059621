from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.foundations.access import looks
from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import presenters
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.queries import by_the_night
from alongside.rooms.beds.queries import house as queries
from alongside.rooms.beds.queries.nights import away
from alongside.rooms.beds.queries.rota import answering, answering_for_council
from alongside.rooms.beds.rules import tonight
from alongside.rooms.directory.models import Duty


@door(Door.PERMISSION, Permission.RUN_BEDS)
@require_safe
def house(request: Request) -> HttpResponse:
    """Who arrives, who is here, what waits for an answer: all that a hostel needs to know."""
    houses = queries.houses_run_by(request.viewer)
    stays = queries.stays_in(houses)
    looks.tell("stay.listed", stays)
    questions, night = queries.questions_in(houses), tonight(request.now)
    cards = presenters.cards(stays, night, away(stays), questions)
    page = {
        "houses": houses,
        "expected": [card for card in cards if card.is_expected],
        "here": [card for card in cards if card.is_here],
        "questions": questions,
        "offered": presenters.offers(by_the_night.offered_in(houses, night), night),
        "being_made_ready": by_the_night.being_made_ready(houses, night),
    }
    return render(request, "beds/house.html", page)


@door(Door.PERMISSION, Permission.RUN_BEDS)
@require_safe
def sheet(request: Request, premises_id: UUID) -> HttpResponse:
    """For the night shift, on paper: no reason for a stay, no reference, nothing that says why somebody is here."""
    houses = [found for found in queries.houses_run_by(request.viewer) if found.pk == premises_id]
    if not houses:
        raise Http404
    night = tonight(request.now)
    stays = [stay for stay in queries.stays_in(houses) if stay.occupancy.check_in <= night]
    looks.tell("stay.printed", stays)
    cards = sorted(presenters.cards(stays, night, away(stays)), key=lambda card: card.bed)
    shown = {"house": houses[0], "night": night, "cards": cards} | _on_duty(request, houses[0])
    return render(request, "beds/sheet.html", shown)


def _on_duty(request: Request, house: Premises) -> dict[str, object]:
    """On paper it is as it was when the sheet was printed."""
    area = house.partnership
    return {
        "house_on_duty": answering(area, house.agency, Duty.HOSTEL_MANAGER, request.now),
        "council_on_duty": answering_for_council(area, request.now),
    }
