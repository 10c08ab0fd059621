"""Who may do what with beds, and when."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import (
    BedRequest,
    Departure,
    DestinationLearned,
    Extension,
    Premises,
    PremisesAddress,
    Stay,
)
from alongside.rooms.beds.queries.rota import Answering, answering, answering_for_council
from alongside.rooms.beds.states import GOING, OPEN_REQUEST, REQUEST, RequestState
from alongside.rooms.beds.words import Destination, Side
from alongside.rooms.directory.models import Duty, Partnership
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_is_open


def seats_with(viewer: Viewer, permission: Permission) -> tuple[Seat, ...]:
    return tuple(seat for seat in viewer.seats if permission in REACH[seat.role].permissions)


def check_is_adult(case: Case) -> None:
    """R-NRM-03: a child, or somebody who may be one, never goes into an adult bed."""
    if case.treat_as_child:
        area = case.partnership
        name = area.children_services_name or "the local authority's children's services"
        phone = f" on {area.children_services_phone}" if area.children_services_phone else ""
        raise Refused(
            "No adult bed is given to a child, or to somebody who may be one.",
            f"Ring {name}{phone} now: they must find a safe place tonight.",
        )


def check_can_request(viewer: Viewer, case: Case) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Your role does not ask for beds.", "The key worker of this case can.")
    check_is_open(case)
    check_is_adult(case)
    if Stay.objects.filter(case=case, state__in=GOING).exists():
        raise Refused("This person has a bed already.", "Their stay is on the page of the case.")
    if BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST).exists():
        raise Refused("A bed has been asked for already.", "It is on the page of the case.")


def check_can_read_request(viewer: Viewer) -> None:
    if not (viewer.may(Permission.REQUEST_BED) or viewer.may(Permission.APPROVE_BED)):
        raise Refused(
            "Your role does not read requests for beds.", "What the hostel needs is on its own page."
        )


def check_can_decide(viewer: Viewer, request: BedRequest, at: datetime) -> None:
    area = request.case.partnership
    if request.state != RequestState.PENDING_APPROVAL:
        raise Refused("This request does not wait for an answer.", "Nothing more has to be done.")
    _check_speaks_for(viewer, Permission.APPROVE_BED, area.host, "the council's commissioning team")
    _check_hour(viewer, answering_for_council(area, at))


def check_can_place(viewer: Viewer, request: BedRequest) -> None:
    check_can_read_request(viewer)
    REQUEST.next("place", RequestState(request.state))


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


def check_can_change_stay(viewer: Viewer, stay: Stay) -> None:
    """End it, or ask for more nights: the hostel, and whoever works on the case and sees where the person is."""
    if not (viewer.may(Permission.REQUEST_BED) or runs(viewer, stay.occupancy.bed.premises)):
        raise Refused("Your role does not change stays.", "The key worker and the hostel can.")


def check_can_learn_destination(viewer: Viewer, stay: Stay) -> None:
    """Whoever works on the case: the hostel's part ended with the stay."""
    if not viewer.may(Permission.WORK_ON_CASE):
        raise Refused("Your role does not write in this case.", "The key worker can.")
    left = Departure.objects.filter(stay=stay).first()
    if left is None:
        raise Refused("They have not left yet.", "Say where they go when they leave.")
    check_destination_open(stay, left)


def check_destination_open(stay: Stay, left: Departure) -> None:
    known = left.destination != Destination.UNKNOWN
    if known or DestinationLearned.objects.filter(stay=stay).exists():
        raise Refused("Where they went is written down already.", "It is on the page of the stay.")


def check_can_cancel(viewer: Viewer, stay: Stay) -> None:
    if not (viewer.may(Permission.REQUEST_BED) or viewer.may(Permission.APPROVE_BED)):
        raise Refused("Only the worker who asked for the bed cancels it.", "Ask the key worker.")


def check_can_answer(viewer: Viewer, extension: Extension, side: Side, at: datetime) -> None:
    """R-BED-04: each side by its own people, by two people, out of hours by whoever the rota names."""
    premises, area = extension.stay.occupancy.bed.premises, extension.case.partnership
    if side is Side.COUNCIL:
        _check_speaks_for(viewer, Permission.APPROVE_BED, area.host, "the council's commissioning team")
        now = answering_for_council(area, at)
    else:
        check_can_run(viewer, premises)
        now = answering(area, premises.agency, Duty.HOSTEL_MANAGER, at)
    _check_hour(viewer, now)
    _check_second_person(viewer, extension)


def _check_second_person(viewer: Viewer, extension: Extension) -> None:
    if viewer.user and extension.answers.filter(answered_by=viewer.user).exists():
        raise Refused(
            "You have answered for the other side already.",
            "The protocol asks for two people: somebody else must answer for this side.",
        )


def sides_of(viewer: Viewer, stay: Stay) -> tuple[Side, ...]:
    """The sides for which the viewer's roles could speak, whatever the hour."""
    sides = []
    if runs(viewer, stay.occupancy.bed.premises):
        sides.append(Side.HOSTEL)
    if speaks_for_council(viewer, stay.case.partnership):
        sides.append(Side.COUNCIL)
    return tuple(sides)


def speaks_for_council(viewer: Viewer, partnership: Partnership) -> bool:
    return any(seat.agency_id == partnership.host_id for seat in seats_with(viewer, Permission.APPROVE_BED))


def _check_speaks_for(viewer: Viewer, permission: Permission, agency: Agency, who: str) -> None:
    if not any(seat.agency_id == agency.pk for seat in seats_with(viewer, permission)):
        raise Refused(f"Only {who} answers this.", f"Ask {agency}.")


def _check_hour(viewer: Viewer, now: Answering) -> None:
    if not now.office_open and viewer.user not in now.people:
        raise Refused(
            "Outside office hours only the person on the rota answers.", f"Now this is {now.words}."
        )


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


def address_for(viewer: Viewer, premises: Premises) -> PremisesAddress | None:
    return addresses_for(viewer, [premises]).get(premises.pk)


def _sits_in(viewer: Viewer, premises: Premises) -> bool:
    return any(_sits_at(seat, premises) for seat in viewer.seats)


can_request = permits(check_can_request)
can_read_request = permits(check_can_read_request)
can_decide = permits(check_can_decide)
can_place = permits(check_can_place)
can_change_stay = permits(check_can_change_stay)
can_learn_destination = permits(check_can_learn_destination)
can_cancel = permits(check_can_cancel)
can_answer = permits(check_can_answer)
can_manage_premises = permits(check_can_manage_premises)
can_add_premises = permits(check_can_add_premises)
