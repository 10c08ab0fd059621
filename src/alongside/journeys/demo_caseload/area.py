"""The fictional area: its partnership, agencies, teams, workers and rota."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.moments import LONDON, in_london
from alongside.journeys.demo_caseload import cast
from alongside.rooms.directory import actions
from alongside.rooms.directory.models import Duty, Partnership

LONG_BEFORE = timedelta(days=500)
CHANGE_OF_SHIFT = time(17, 0)  # a shift lasts until the next, so that weekends have somebody too
NIGHTS_OF_ROTA = 21


@dataclass
class Area:
    now: datetime
    founder: User
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)

    @property
    def begun(self) -> datetime:
        return self.now - LONG_BEFORE

    def team_of(self, name: str) -> Team | None:
        return self.people[name].memberships.get().team

    def agency_of(self, name: str) -> Agency:
        return self.people[name].memberships.get().agency


def build_area(now: datetime) -> Area:
    founder = actions.service_account(name="Demo", by=None, at=now)
    area = Area(now, founder)
    _found(area, cast.RIVERMEAD_AREA, cast.AGENCIES)
    _found(area, cast.NORTHMOOR_AREA, cast.ELSEWHERE)
    for known in cast.KNOWN:
        _add_agency(area, known)
    for part in cast.CAST:
        _join(area, part)
    _fill_rota(area)
    return area


def _found(area: Area, name: str, parts: Iterable[cast.AgencyPart]) -> None:
    by, at = area.founder, area.begun
    host, *others = (_add_agency(area, part) for part in parts)
    partnership = actions.found_partnership(
        name=name,
        host=host,
        children_services_name=f"{host.name}: Children's Services",
        children_services_phone="01632 960 120",
        bed_mailbox="beds@demo.invalid",
        by=by,
        at=at,
    )
    area.partnerships[name] = partnership
    trusted = {part.name for part in parts if part.trusted}
    for agency in others:
        actions.add_partner(
            partnership=partnership, agency=agency, trusted_referrer=agency.name in trusted, by=by, at=at
        )


def _add_agency(area: Area, part: cast.AgencyPart) -> Agency:
    agency = actions.add_agency(
        name=part.name,
        kind=part.kind,
        has_duty_to_notify=part.has_duty_to_notify,
        is_first_responder=part.is_first_responder,
        phone=f"01632 960 {100 + len(area.agencies):03d}",
        by=area.founder,
        at=area.begun,
    )
    area.agencies[part.name] = agency
    return agency


def _join(area: Area, part: cast.Part) -> None:
    agency = area.agencies[part.agency]
    team = agency.teams.filter(name=part.team).first() or actions.add_team(
        agency=agency, name=part.team, by=area.founder, at=area.begun
    )
    number = len(area.people) + 1
    area.people[part.name] = actions.invite_worker(
        email=cast.address_of(part.name),
        full_name=part.name,
        phone=f"07700 900 {number:03d}",
        agency=agency,
        team=team,
        role=part.role,
        from_day=area.begun.date(),
        by=area.founder,
        at=area.begun,
    )


def _fill_rota(area: Area) -> None:
    """Nights from yesterday on: one names Helen for the council, the next Peter; Bola decides for the hostel."""
    first = in_london(area.now).date() - timedelta(days=1)
    for number in range(NIGHTS_OF_ROTA):
        day = first + timedelta(days=number)
        starts = datetime.combine(day, CHANGE_OF_SHIFT, LONDON)
        ends = datetime.combine(day + timedelta(days=1), CHANGE_OF_SHIFT, LONDON)
        council = (cast.HELEN, cast.PETER)[number % 2]
        for duty, name in ((Duty.COUNCIL_APPROVAL, council), (Duty.HOSTEL_MANAGER, cast.BOLA)):
            actions.add_shift(
                partnership=area.partnerships[cast.RIVERMEAD_AREA],
                agency=area.agency_of(name),
                duty=duty,
                user=area.people[name],
                starts=starts,
                ends=ends,
                by=area.founder,
                at=area.begun,
            )
