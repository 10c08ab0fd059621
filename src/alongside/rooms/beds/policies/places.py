"""Who keeps the houses, and who may know where they are."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.design.hidden_places import HiddenPlace
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import Premises, PremisesAddress, Stay
from alongside.rooms.beds.policies.speaking import seats_with, speaks_for_council
from alongside.rooms.beds.rules import telling_part
from alongside.rooms.beds.states import GOING


def check_can_run(viewer: Viewer, premises: Premises) -> None:
    """What the hostel does: arrivals, departures, beds out of service."""
    if not runs(viewer, premises):
        raise Refused("Only the people who run this house can do this.", f"Ask {premises.agency}.")


def runs(viewer: Viewer, premises: Premises) -> bool:
    seats = seats_with(viewer, Permission.RUN_BEDS)
    return any(_sits_at(seat, premises) for seat in seats)


def _sits_at(seat: Seat, premises: Premises) -> bool:
    same_team = premises.team_id is None or seat.team_id == premises.team_id
    return seat.agency_id == premises.agency_id and same_team


def check_can_manage_premises(viewer: Viewer, premises: Premises) -> None:
    keeps = viewer.may(Permission.KEEP_DIRECTORY) or speaks_for_council(viewer, premises.partnership)
    if not (keeps or runs(viewer, premises)):
        raise Refused("Only the people who run this house can change it.", f"Ask {premises.agency}.")


def check_can_add_premises(viewer: Viewer) -> None:
    may = {Permission.KEEP_DIRECTORY, Permission.APPROVE_BED, Permission.RUN_BEDS}
    if not may & viewer.permissions:
        raise Refused("Your role does not add houses.", "A hostel, the council or an administrator can.")


def addresses_for(viewer: Viewer, houses: Iterable[Premises]) -> dict[UUID, PremisesAddress]:
    """The only way to an address: its own people, the council's approvers, and who works with a guest of it."""
    asked = list(houses)
    known = {
        house.pk
        for house in asked
        if _sits_in(viewer, house) or speaks_for_council(viewer, house.partnership)
    }
    guests = Stay.objects.filter(occupancy__bed__premises__in=asked, state__in=GOING)
    known |= set(guests.values_list("occupancy__bed__premises_id", flat=True))
    return PremisesAddress.objects.in_bulk(known)


def addresses_for_system(agency_id: UUID, houses: Iterable[Premises]) -> dict[UUID, PremisesAddress]:
    """For a key that opens addresses: of the houses that its agency runs, and of those in an area that it hosts."""
    near = [house.pk for house in houses if agency_id in (house.agency_id, house.partnership.host_id)]
    return PremisesAddress.objects.in_bulk(near)


def hidden_places_known_to(viewer: Viewer) -> Iterator[HiddenPlace]:
    hidden = Premises.objects.filter(address_hidden=True).select_related("partnership")
    houses = {house.pk: house for house in hidden}
    for pk, where in addresses_for(viewer, houses.values()).items():
        name = houses[pk].name
        yield HiddenPlace(name, (telling_part(name, where.address), where.postcode))


def address_for(viewer: Viewer, premises: Premises) -> PremisesAddress | None:
    return addresses_for(viewer, [premises]).get(premises.pk)


def _sits_in(viewer: Viewer, premises: Premises) -> bool:
    return any(_sits_at(seat, premises) for seat in viewer.seats)


can_manage_premises = permits(check_can_manage_premises)
can_add_premises = permits(check_can_add_premises)
