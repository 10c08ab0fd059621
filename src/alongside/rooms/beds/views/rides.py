"""A known driver, not an unknown taxi: the list of the area, a drive, and the page of the driver."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Service
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds import actions
from alongside.rooms.beds.actions.drivers import DriverFacts
from alongside.rooms.beds.actions.rides import PickUp
from alongside.rooms.beds.forms.rides import DriverForm, RideForm
from alongside.rooms.beds.models import Driver, Ride, Stay
from alongside.rooms.beds.presenters import StayCard
from alongside.rooms.beds.presenters.rides import driver_rows, ride_rows, ride_state
from alongside.rooms.beds.queries import rides as queries
from alongside.rooms.beds.queries.of_case import stays_worked_on
from alongside.rooms.beds.queries.protocols import areas_hosted_by
from alongside.rooms.beds.queries.rota import answering_for_council
from alongside.rooms.beds.rules import tonight
from alongside.rooms.people.policies import check_may_write_yet

ENDINGS = {"pick_up", "miss", "cancel"}


@door(Door.PERMISSION, Permission.REQUEST_BED)
@once
def ride(request: Request, stay_id: UUID) -> HttpResponse:
    """The drives of a stay: what is arranged, and how to arrange one."""
    found = get_object_or_404(stays_worked_on(), pk=stay_id)
    check_may_write_yet(found.case)
    today = in_london(request.now).date()
    drivers = queries.known_drivers(found.case.partnership, today)
    form = RideForm(
        [(str(driver.pk), f"{driver.name}, {driver.scheme}") for driver in drivers],
        request.POST if request.method == "POST" else None,
        initial={"ask_for": request.user.full_name.partition(" ")[0], "when": request.now},
    )
    if request.method == "POST" and form.is_valid():
        chosen = next(driver for driver in drivers if str(driver.pk) == form.cleaned_data["driver"])
        try:
            _arrange(request, found, chosen, form)
            return redirect("beds:ride", found.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/ride.html", _ride_page(request, found, drivers, form))


def _arrange(request: Request, found: Stay, driver: Driver, form: RideForm) -> None:
    given = form.cleaned_data
    pick_up = PickUp(where=given["where"], when=given["when"], ask_for=given["ask_for"])
    actions.arrange_ride(stay=found, driver=driver, pick_up=pick_up, by=request.user, at=request.now)


def _ride_page(request: Request, found: Stay, drivers: list[Driver], form: RideForm) -> dict[str, Any]:
    rides = queries.rides_of(found)
    standing = next((row for row in rides if queries.is_standing(row)), None)
    return {
        "form": form,
        "card": StayCard(found, tonight(request.now)),
        "drivers": drivers,
        "standing": standing,
        "link": queries.link_to(standing) if standing and standing.link_read is None else "",
        "state": ride_state(standing) if standing else "",
        "rows": ride_rows(standing) if standing else [],
        "earlier": [(ride_state(row), ride_rows(row)) for row in rides if row != standing],
        "on_duty": answering_for_council(found.case.partnership, request.now),
    }


@door(Door.PERMISSION, Permission.REQUEST_BED)
@require_POST
@once
def ride_over(request: Request, ride_id: UUID) -> HttpResponse:
    """Picked up, or not; or a new link for the driver."""
    found = _ride(ride_id)
    check_may_write_yet(found.case)
    act = request.POST.get("act", "")
    if act == "renew":
        actions.renew_ride_link(ride=found, by=request.user, at=request.now)
    elif act in ENDINGS:
        actions.end_ride(ride=found, act=act, by=request.user, at=request.now)
    else:
        raise Http404
    return redirect("beds:ride", found.stay_id)


def _ride(ride_id: UUID) -> Ride:
    return get_object_or_404(Ride.objects.select_related("driver", "case"), pk=ride_id)


@door(Door.REPLY_LINK)
@once
def driver(request: Request, token: str) -> HttpResponse:
    """Where, when and for whom to ask; never who it is, where they are driven to, or why. The button spends it."""
    found = queries.ride_behind(token, request.now)
    if found is None:
        raise Http404
    if request.method == "POST":
        with viewing.as_service(Service.REPLY_LINK, at=request.now):
            actions.read_ride(ride=found, by=None, at=request.now)
        return redirect("beds:driver_read")
    shown = {"ride": found, "starts": found.starts, "phone": found.arranged_by.phone}
    return render(request, "beds/driver.html", shown)


@door(Door.PUBLIC)
@require_safe
def driver_read(request: Request) -> HttpResponse:
    """The same for everybody: it says nothing of any drive."""
    return render(request, "beds/driver_read.html")


@door(Door.PERMISSION, Permission.APPROVE_BED)
@once
def drivers(request: Request) -> HttpResponse:
    """Whom the area knows: added with what was checked and when."""
    areas = areas_hosted_by(request.viewer)
    form = DriverForm(
        [(str(area.pk), area.name) for area in areas], request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        area = next(area for area in areas if str(area.pk) == given.pop("partnership"))
        try:
            actions.add_driver(partnership=area, facts=DriverFacts(**given), by=request.user, at=request.now)
            return redirect("beds:drivers")
        except Refused as refused:
            form.refuse(refused)
    shown = driver_rows(queries.drivers_of(areas), in_london(request.now).date())
    return render(request, "beds/drivers.html", {"form": form, "drivers": shown, "hosts": bool(areas)})


@door(Door.PERMISSION, Permission.APPROVE_BED)
@require_POST
@once
def driver_over(request: Request) -> HttpResponse:
    standing = queries.drivers_of(areas_hosted_by(request.viewer))
    found = next((row for row in standing if str(row.pk) == request.POST.get("driver")), None)
    if found is None:
        raise Http404
    actions.end_driver(driver=found, by=request.user, at=request.now)
    return redirect("beds:drivers")
