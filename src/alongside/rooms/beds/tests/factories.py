"""Houses, beds, requests and stays made the way workers make them: through the verbs."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.beds.actions import add_bed, add_driver, add_premises, place, record_arrival, request_bed
from alongside.rooms.beds.actions.drivers import DriverFacts
from alongside.rooms.beds.actions.places import BedFacts, House, Whereabouts
from alongside.rooms.beds.actions.requests import Ask
from alongside.rooms.beds.models import Bed, BedRequest, Driver, Premises, Stay
from alongside.rooms.beds.rules import Needs, tonight
from alongside.rooms.beds.words import Reason
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW, a_partnership, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

_number = count(1)


@dataclass(frozen=True)
class Area:
    """One area with a worker of each kind that a bed needs. Charlie works elsewhere."""

    partnership: Partnership
    navigator: User
    stranger_agency: Agency
    outreach: User
    commissioner: User
    second_commissioner: User
    hostel: Agency
    manager: User
    house: Premises
    charlie: User


def an_area(*, staffed: bool = True) -> Area:
    charity, other, hostel = an_agency(), an_agency(), an_agency(kind=AgencyKind.HOSTEL)
    partnership = a_partnership(other, hostel, trusted=(charity,))
    council = a_team(partnership.host, "Commissioning")
    manager = a_worker(Role.HOSTEL_MANAGER, hostel)
    return Area(
        partnership=partnership,
        navigator=a_worker(Role.NAVIGATOR, charity, a_team(charity), "Alice"),
        stranger_agency=other,
        outreach=a_worker(Role.OUTREACH_WORKER, other, a_team(other), "Olu"),
        commissioner=a_worker(Role.COMMISSIONER, partnership.host, council, "Carmen"),
        second_commissioner=a_worker(Role.COMMISSIONER, partnership.host, council, "Cyril"),
        hostel=hostel,
        manager=manager,
        house=a_house(partnership, hostel, manager, staffed=staffed),
        charlie=a_worker(Role.NAVIGATOR, name="Charlie"),
    )


def a_house(partnership: Partnership, hostel: Agency, by: User, *, staffed: bool = True) -> Premises:
    return add_premises(
        partnership=partnership,
        agency=hostel,
        house=House(name=f"House {next(_number)}", area="North of the river", staffed_24h=staffed),
        where=Whereabouts(address="7 Quiet Street", way_in="The blue door"),
        by=by,
        at=NOW,
    )


def a_bed(area: Area, **facts: Any) -> Bed:
    label = facts.pop("label", f"Bed {next(_number)}")
    return add_bed(premises=area.house, facts=BedFacts(label=label, **facts), by=area.manager, at=NOW)


def an_ask(*, check_in: date | None = None, nights: int = 7, **facts: Any) -> Ask:
    wanted: dict[str, Any] = {
        "reason": Reason.RECENT_VICTIM_OF_CRIME,
        "needs": Needs(),
        "name_to_call": "Sol",
    } | facts
    return Ask(check_in=check_in or tonight(NOW), nights=nights, **wanted)


def a_request(area: Area, *, case: Case | None = None, at: datetime = NOW, **ask: Any) -> BedRequest:
    """By the trusted navigator, so that it is accepted at once."""
    with as_seen_by(area.navigator, at):
        return request_bed(
            case=case or a_case(area.navigator),
            agency=area.navigator.memberships.get().agency,
            ask=an_ask(**ask),
            by=area.navigator,
            at=at,
        )


def an_untrusted_request(area: Area, *, at: datetime = NOW, **ask: Any) -> BedRequest:
    case = a_case(area.outreach, partnership=area.partnership)
    with as_seen_by(area.outreach, at):
        return request_bed(case=case, agency=area.stranger_agency, ask=an_ask(**ask), by=area.outreach, at=at)


def a_booked_stay(area: Area, *, bed: Bed | None = None, at: datetime = NOW, **ask: Any) -> Stay:
    request = a_request(area, at=at, **ask)
    with as_seen_by(area.navigator, at):
        return place(request=request, bed=bed or a_bed(area), nights=request.nights, by=area.navigator, at=at)


def a_stay(area: Area, *, bed: Bed | None = None, at: datetime = NOW, **ask: Any) -> Stay:
    """Somebody who has arrived."""
    stay = a_booked_stay(area, bed=bed, at=at, **ask)
    with as_seen_by(area.manager, at):
        record_arrival(stay=stay, by=area.manager, at=at)
        return Stay.objects.get(pk=stay.pk)


def a_driver(partnership: Partnership, by: User, **more: Any) -> Driver:
    facts: dict[str, Any] = {
        "name": f"Driver {next(_number)}",
        "scheme": "Volunteer drivers",
        "phone": "07700 900 950",
        "checked_on": NOW.date(),
        "checked": "Enhanced check, seen by the council",
    }
    return add_driver(partnership=partnership, facts=DriverFacts(**facts | more), by=by, at=NOW)


def as_seen_by(user: User, at: datetime = NOW) -> Any:
    return viewing.seen_by(eyes_of(user), at=at)
