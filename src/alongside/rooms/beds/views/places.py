"""Houses and their beds, kept by those who run them, the council and the administrator."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import stale_page
from alongside.foundations.kernel.places import spaced
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import add_premises, change_premises
from alongside.rooms.beds.actions.places import House, SavedMeanwhile, Whereabouts
from alongside.rooms.beds.forms import ChangeHouseForm, NewHouseForm
from alongside.rooms.beds.models import Premises, PremisesAddress
from alongside.rooms.beds.presenters import span, traits
from alongside.rooms.beds.queries import houses as queries
from alongside.rooms.beds.queries.board import areas_of
from alongside.rooms.beds.queries.by_the_night import closings_in
from alongside.rooms.beds.rules import tonight

FACTS = [name for name in House.__dataclass_fields__ if name != "address_hidden"]
SAVED = "Somebody saved this house after you had opened the page."


@door(Door.SIGNED_IN)
@require_safe
def places(request: Request) -> HttpResponse:
    policies.check_can_add_premises(request.viewer)
    found = [
        house
        for house in queries.houses(request.viewer)
        if policies.can_manage_premises(request.viewer, house)
    ]
    rows = [(house, [(bed, traits(bed)) for bed in house.beds.all()]) for house in found]
    closed = [(one, span(one)) for one in closings_in(found, tonight(request.now))]
    exchanges = bool({Permission.RUN_BEDS, Permission.APPROVE_BED} & request.viewer.permissions)
    context = {"houses": rows, "closed": closed, "may_exchange": exchanges}
    return render(request, "beds/places.html", context)


@door(Door.SIGNED_IN)
@once
def new_house(request: Request) -> HttpResponse:
    policies.check_can_add_premises(request.viewer)
    areas = areas_of(request.viewer)
    agencies = queries.agencies_that_may_run(request.viewer, areas)
    form = NewHouseForm(
        [(str(area.pk), area.name) for area in areas],
        [(str(agency.pk), agency.name) for agency in agencies],
        request.POST if request.method == "POST" else None,
    )
    if request.method == "POST" and form.is_valid():
        chosen = {str(row.pk): row for row in (*areas, *agencies)}
        if _add(request, form, chosen):
            return redirect("beds:places")
    return render(request, "beds/new_house.html", {"form": form})


def _add(request: Request, form: NewHouseForm, chosen: dict[str, Any]) -> bool:
    given = form.cleaned_data
    agency = chosen[given["agency"]]
    try:
        with transaction.atomic():
            add_premises(
                partnership=chosen[given["partnership"]],
                agency=agency,
                house=_house(given),
                where=_where(given),
                by=request.user,
                at=request.now,
            )
    except IntegrityError:
        form.add_error("name", "There is a house of this name in the area already")
        return False
    return True


@door(Door.SIGNED_IN)
@once
def house(request: Request, premises_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.houses(request.viewer), pk=premises_id)
    policies.check_can_manage_premises(request.viewer, found)
    where = policies.address_for(request.viewer, found)
    form = ChangeHouseForm(
        request.POST if request.method == "POST" else None,
        sees_address=where is not None,
        initial=_values(found, where) | {"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        return _change(request, found, form)
    return render(request, "beds/change_house.html", {"form": form, "house": found})


def _change(request: Request, found: Premises, form: ChangeHouseForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        change_premises(
            premises=found,
            read_version=given["version"],
            house=_house(given, found.address_hidden),
            where=_where(given) if "address" in given else None,
            by=request.user,
            at=request.now,
        )
    except SavedMeanwhile:
        standing = Premises.objects.get(pk=found.pk)
        theirs = _values(standing, policies.address_for(request.viewer, standing))
        theirs = {name: value for name, value in theirs.items() if name in form.fields}
        return stale_page(request, form, theirs=theirs, version=standing.version, saved=SAVED)
    return redirect("beds:places")


def _house(given: dict[str, Any], hidden: bool = True) -> House:
    """Who may not read the address does not say either whether it is hidden."""
    facts = {name: given[name] for name in FACTS}
    return House(address_hidden=not given["address_public"] if "address_public" in given else hidden, **facts)


def _where(given: dict[str, Any]) -> Whereabouts:
    return Whereabouts(address=given["address"], postcode=given["postcode"], way_in=given["way_in"])


def _values(house: Premises, where: PremisesAddress | None) -> dict[str, Any]:
    values = {name: getattr(house, name) for name in FACTS}
    return values | (_where_values(house, where) if where else {})


def _where_values(house: Premises, where: PremisesAddress) -> dict[str, Any]:
    return {
        "address": where.address,
        "postcode": spaced(where.postcode),
        "address_public": not house.address_hidden,
        "way_in": where.way_in,
    }
