"""What a hostel works with: its houses, who comes, who is here, which questions wait."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import Extension, Premises, Stay
from alongside.rooms.beds.queries.of_case import stays
from alongside.rooms.beds.rules import should_have_left
from alongside.rooms.beds.states import GOING, ExtensionState, StayState


def houses_run_by(viewer: Viewer) -> list[Premises]:
    mine = Q(pk__in=[])
    for seat in viewer.seats:
        if Permission.RUN_BEDS in REACH[seat.role].permissions:
            mine |= Q(agency_id=seat.agency_id) & (Q(team__isnull=True) | Q(team_id=seat.team_id))
    return list(Premises.objects.filter(mine).select_related("agency", "partnership__host"))


def stays_in(houses: Iterable[Premises]) -> list[Stay]:
    return list(stays().filter(occupancy__bed__premises__in=list(houses), state__in=GOING))


def expected_in(houses: Iterable[Premises], night: date) -> list[Stay]:
    """Those who come for this night, or should have come for one before it; the longest awaited first."""
    return [
        stay
        for stay in stays_in(houses)
        if stay.state == StayState.BOOKED and stay.occupancy.check_in <= night
    ]


def overstayed_in(houses: Iterable[Premises], night: date) -> list[Stay]:
    """Those whose nights were over before this one, and whose departure nobody has recorded."""
    here = [stay for stay in stays_in(houses) if stay.state == StayState.ARRIVED]
    return [stay for stay in here if should_have_left(stay.occupancy.leaves, night)]


def questions_in(houses: Iterable[Premises]) -> list[Extension]:
    """More nights asked for, which wait for somebody."""
    asked = Extension.objects.filter(state=ExtensionState.ASKED)
    here = asked.filter(stay__occupancy__bed__premises__in=list(houses))
    return list(
        here.select_related("case__partnership", "stay__occupancy__bed__premises__agency").order_by(
            "asked_at", "id"
        )
    )
