"""Known drivers, drives, and the link that shows one drive once."""

import base64
import binascii
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.beds.models import Driver, Ride, Stay
from alongside.rooms.beds.rules import is_known_driver
from alongside.rooms.beds.states import GOING, GOING_RIDE, RideState
from alongside.rooms.directory.models import Partnership

GOOD_AFTER_START = timedelta(hours=3)  # our own choice: long enough to be late in a night

_signer = signing.Signer(salt="alongside.beds.ride", sep=".")


def known_drivers(area: Partnership, today: date) -> list[Driver]:
    standing = Driver.objects.filter(partnership=area, ended_at__isnull=True)
    return [driver for driver in standing if is_known_driver(driver.checked_on, today)]


def drivers_of(areas: Iterable[Partnership]) -> list[Driver]:
    standing = Driver.objects.filter(partnership__in=list(areas), ended_at__isnull=True)
    return list(standing.select_related("partnership"))


def rides_of(stay: Stay) -> list[Ride]:
    found = Ride.objects.filter(stay=stay).select_related("driver", "arranged_by", "ended_by")
    return list(found.order_by("-arranged_at", "id"))


def rides_gone_by(case_ids: Iterable[UUID], now: datetime) -> list[Ride]:
    """Of which nobody has said since whether they took place, or whose bed is off. When they start is sealed: it is
    read here."""
    standing = Ride.objects.filter(case_id__in=list(case_ids), state__in=GOING_RIDE).select_related(
        "case", "stay"
    )
    return [ride for ride in standing if is_off(ride) or ride.starts + timedelta(hours=1) < now]


def is_off(ride: Ride) -> bool:
    """The stay was cancelled, declined or is over: there is nowhere to drive to."""
    return ride.stay.state not in GOING


def link_to(ride: Ride) -> str:
    key = base64.urlsafe_b64encode(ride.pk.bytes).decode().rstrip("=")
    return str(settings.SITE_URL + reverse("beds:driver", args=[_signer.sign(f"{key}-{ride.version}")]))


def ride_behind(token: str, at: datetime) -> Ride | None:
    """None for a link that is forged, spent, replaced or too old, for a driver who is off the list, and once the bed
    is off: nobody is driven to a house that does not wait for them."""
    named = _named(token)
    if named is None:
        return None
    key, version = named
    with viewing.as_service(Service.REPLY_LINK, at=at):
        rides = Ride.objects.select_related("driver", "case__partnership__host", "arranged_by", "stay")
        found = rides.filter(pk=key, version=version, state=RideState.ARRANGED).first()
    if found is None or found.driver.ended_at is not None or is_off(found):
        return None
    return found if at <= found.starts + GOOD_AFTER_START else None


def is_standing(ride: Ride) -> bool:
    return ride.state in GOING_RIDE


def _named(token: str) -> tuple[UUID, int] | None:
    try:
        text, _, version = _signer.unsign(token).rpartition("-")
        return UUID(bytes=base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))), int(version)
    except (signing.BadSignature, binascii.Error, ValueError):
        return None
