"""The cast of the tests: Alice owns, Bob is on the team, Charlie of another area must see nothing."""

from datetime import UTC, date, datetime
from itertools import count

from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Viewer, viewer_for
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.foundations.parcels.keys import OwnKeys
from alongside.rooms.directory.actions.neighbours import NeighbourFacts, add_neighbour, confirm_neighbour
from alongside.rooms.directory.actions.services import ServiceFacts
from alongside.rooms.directory.models import Neighbour, Partner, Partnership

NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
LONG_AGO = date(2020, 1, 1)
_number = count(1)


def an_agency(name: str = "", kind: AgencyKind = AgencyKind.CHARITY, **more: object) -> Agency:
    return Agency.objects.create(name=name or f"Agency {next(_number)}", kind=kind, **more)


def a_team(agency: Agency, name: str = "Team") -> Team:
    team, _ = Team.objects.get_or_create(agency=agency, name=name)
    return team


def a_worker(
    role: Role = Role.NAVIGATOR, agency: Agency | None = None, team: Team | None = None, name: str = ""
) -> User:
    number = next(_number)
    user = User.objects.create_user(f"worker{number}@example.org", full_name=name or f"Worker {number}")
    seat = agency or an_agency()
    Membership.objects.create(user=user, agency=seat, team=team, role=role, from_day=LONG_AGO)
    return user


def a_partnership(*agencies: Agency, trusted: tuple[Agency, ...] = (), name: str = "") -> Partnership:
    """An area with its host council and these agencies; the `trusted` ones place directly."""
    host = an_agency(kind=AgencyKind.COUNCIL, has_duty_to_notify=True, is_first_responder=True)
    partnership = Partnership.objects.create(
        name=name or f"Area {next(_number)}",
        host=host,
        children_services_name="Children's services",
        children_services_phone="020 7946 0000",
    )
    for agency in (host, *agencies, *trusted):
        Partner.objects.create(partnership=partnership, agency=agency, trusted_referrer=agency in trusted)
    return partnership


def neighbour_facts(agency: Agency, keys: OwnKeys | None = None, **more: object) -> NeighbourFacts:
    public = (keys or OwnKeys.make()).public
    facts = {
        "name": f"Area elsewhere {next(_number)}", "kind": AgencyKind.COUNCIL, "phone": "020 7946 0007",
        "address": "https://elsewhere.example.org", "signs": public.signs, "opens": public.opens, "agency": agency,
    }  # fmt: skip
    return NeighbourFacts(**facts | more)  # type: ignore[arg-type]


def a_neighbour(
    area: Partnership, agency: Agency, by: User, keys: OwnKeys | None = None, **more: object
) -> Neighbour:
    """Another deployment, compared by telephone."""
    row = add_neighbour(area=area, facts=neighbour_facts(agency, keys, **more), by=by, at=NOW)
    return confirm_neighbour(neighbour=row, by=by, at=NOW)


def a_public_service(**more: str) -> ServiceFacts:
    facts = {
        "name": f"Law centre {next(_number)}",
        "organisation": "Open Door",
        "description": "Free advice about work, housing and money.",
    }
    return ServiceFacts(**facts | more)


def eyes_of(user: User) -> Viewer:
    return viewer_for(user, today=TODAY)
