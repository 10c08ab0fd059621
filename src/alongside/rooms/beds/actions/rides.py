"""A known driver, not an unknown taxi."""

from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import jobs
from alongside.rooms.beds.models import Driver, Ride, Stay
from alongside.rooms.beds.rules import is_known_driver
from alongside.rooms.beds.states import GOING, GOING_RIDE, RIDE, RideState


@dataclass(frozen=True, kw_only=True)
class PickUp:
    """`ask_for`: the call name of a worker, never of the person."""

    where: str
    when: datetime
    ask_for: str


@verb
def arrange_ride(*, stay: Stay, driver: Driver, pick_up: PickUp, by: User, at: datetime) -> Ride:
    held = Stay.objects.select_for_update().get(pk=stay.pk)
    if held.state not in GOING:
        raise Refused("They have no bed to be driven to.", "Book a bed first.")
    if Ride.objects.filter(stay=held, state__in=GOING_RIDE).exists():
        raise Refused("A drive has been arranged already.", "Cancel that one first.")
    _check_driver(driver, held.case.partnership_id == driver.partnership_id, at)
    if pick_up.when <= at:
        raise Refused("The time of the pick-up is past.", "Give a time still to come.")
    ride = Ride.objects.create(
        case=held.case,
        stay=held,
        driver=driver,
        pick_up=pick_up.where,
        pick_up_time=in_london(pick_up.when).isoformat(),
        ask_for=pick_up.ask_for,
        arranged_at=at,
        arranged_by=by,
    )
    record("ride.arranged", by=by, at=at, case_id=held.case_id, about=ride)
    _send(ride)
    return ride


def _check_driver(driver: Driver, of_the_area: bool, at: datetime) -> None:
    known = driver.ended_at is None and is_known_driver(driver.checked_on, in_london(at).date())
    if not (of_the_area and known):
        raise Refused("This driver is not known to the area.", "Choose one of the drivers on the page.")


@verb
def renew_ride_link(*, ride: Ride, by: User, at: datetime) -> Ride:
    """The driver lost it, or pressed too early. The link before it is worthless from now on."""
    held = Ride.objects.select_for_update().get(pk=ride.pk)
    if held.state not in GOING_RIDE:
        raise Refused("This drive is over.", "Arrange another.")
    held.version, held.state, held.link_read = held.version + 1, RideState.ARRANGED, None
    held.save(update_fields=["version", "state", "link_read"])
    record("ride.link_renewed", by=by, at=at, case_id=held.case_id, about=held)
    _send(held)
    return held


@verb
def read_ride(*, ride: Ride, by: None, at: datetime) -> Ride:
    """The driver pressed the button: the link is spent."""
    held = _move(ride, "read", link_read=at)
    record(RIDE.events["read"], by=by, at=at, case_id=held.case_id, about=held, service="reply_link")
    return held


@verb
def end_ride(*, ride: Ride, act: str, by: User, at: datetime) -> Ride:
    """`act` is pick_up, miss or cancel. From then on the link shows nothing."""
    held = _move(ride, act, ended_at=at, ended_by=by)
    record(RIDE.events[act], by=by, at=at, case_id=held.case_id, about=held)
    return held


def _move(ride: Ride, act: str, **facts: object) -> Ride:
    held = Ride.objects.select_for_update().get(pk=ride.pk)
    held.state = ride.state = RIDE.next(act, RideState(held.state))
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=["state", *facts])
    return held


def _send(ride: Ride) -> None:
    if ride.driver.email:
        jobs.tell_driver.defer(ride_id=str(ride.pk), version=ride.version)
