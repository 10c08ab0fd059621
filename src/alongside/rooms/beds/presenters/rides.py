"""How a drive and a driver are said."""

from collections.abc import Iterable
from datetime import date

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.beds.models import Driver, Ride
from alongside.rooms.beds.rules import is_known_driver
from alongside.rooms.beds.states import RIDE, RideState


def ride_state(ride: Ride) -> str:
    return RIDE.words[RideState(ride.state)]


def ride_rows(ride: Ride) -> list[dict[str, str]]:
    driver = ride.driver
    return [
        {"key": "Driver", "value": f"{driver.name}, {driver.scheme}, telephone {driver.phone}"},
        {"key": "Pick-up", "value": ride.pick_up},
        {"key": "When", "value": full_moment(ride.starts)},
        {"key": "Asks for", "value": ride.ask_for},
        {"key": "Arranged by", "value": f"{ride.arranged_by.full_name}, {full_moment(ride.arranged_at)}"},
    ]


def driver_rows(drivers: Iterable[Driver], today: date) -> list[tuple[Driver, str]]:
    """Beside each what was checked, and whether that is too long ago to be relied on."""
    return [(driver, _checked(driver, today)) for driver in drivers]


def _checked(driver: Driver, today: date) -> str:
    words = f"Checked on {day(driver.checked_on)}: {driver.checked}"
    return (
        words
        if is_known_driver(driver.checked_on, today)
        else f"{words}. Too long ago: nobody is driven by them"
    )
