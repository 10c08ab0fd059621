from dataclasses import dataclass, field
from datetime import datetime

from alongside.foundations.access.roles import Role
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, DeploymentStamp, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.journeys.start_for_real.plan import HousePlan, ShiftPlan, StartPlan, WorkerPlan, same
from alongside.journeys.start_for_real.policies import check_nothing_stands
from alongside.rooms.beds import actions as beds
from alongside.rooms.directory import actions as directory
from alongside.rooms.directory.models import Partnership


@dataclass
class _Start:
    """What has been written so far."""

    plan: StartPlan
    by: User
    at: datetime
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def agency(self, name: str) -> Agency:
        return self.agencies[same(name)]

    def team(self, agency: Agency, name: str) -> Team | None:
        return next((team for team in agency.teams.all() if same(team.name) == same(name)), None)


@verb
def start_for_real(*, plan: StartPlan, by: None, at: datetime) -> User:
    """Everything or nothing. Answers the first administrator, whom nobody invited."""
    check_nothing_stands()
    stamp = DeploymentStamp.objects.create(kind=DeploymentStamp.REAL)
    record("deployment.stamped", by=by, at=at, about=stamp)
    start = _Start(plan, directory.service_account(name="Setting up", by=by, at=at), at)
    for agency in plan.agencies:
        _add_agency(start, agency.name)
    partnership = _found(start)
    administrator = _first_administrator(start)
    for worker in plan.workers:
        _invite(start, worker)
    for house in plan.houses:
        _open_house(start, partnership, house)
    for shift in plan.rota:
        _add_shift(start, partnership, shift)
    return administrator


def _add_agency(start: _Start, name: str) -> None:
    facts = start.plan.agency(name)
    assert facts is not None
    agency = directory.add_agency(
        name=facts.name,
        kind=facts.kind,
        phone=facts.phone,
        email=facts.email,
        is_first_responder=facts.first_responder,
        has_duty_to_notify=facts.duty_to_notify,
        by=start.by,
        at=start.at,
    )
    for team in facts.teams:
        directory.add_team(agency=agency, name=team, by=start.by, at=start.at)
    start.agencies[same(name)] = agency


def _found(start: _Start) -> Partnership:
    area, by, at = start.plan.area, start.by, start.at
    partnership = directory.found_partnership(
        name=area.name,
        host=start.agency(area.host),
        jurisdiction=area.jurisdiction,
        children_services_name=area.children_services,
        children_services_phone=area.children_services_phone,
        bed_mailbox=area.bed_mailbox,
        by=by,
        at=at,
    )
    host = partnership.partners.get()
    for facts in start.plan.agencies:
        agency, trusted = start.agency(facts.name), facts.trusted_referrer
        if agency == host.agency:
            directory.trust_referrer(partner=host, trusted=trusted, by=by, at=at)
        else:
            directory.add_partner(
                partnership=partnership, agency=agency, trusted_referrer=trusted, by=by, at=at
            )
    return partnership


def _first_administrator(start: _Start) -> User:
    first = start.plan.administrator
    return directory.invite_worker(
        email=first.email,
        full_name=first.name,
        phone=first.phone,
        agency=start.agency(first.agency),
        team=None,
        role=Role.ADMINISTRATOR,
        from_day=in_london(start.at).date(),
        by=start.by,
        at=start.at,
    )


def _invite(start: _Start, worker: WorkerPlan) -> None:
    agency, known = start.agency(worker.agency), same(worker.email) in start.people
    user = directory.invite_worker(
        email=worker.email,
        full_name=worker.name,
        phone=worker.phone,
        agency=agency,
        team=start.team(agency, worker.team),
        role=worker.role,
        from_day=in_london(start.at).date(),
        by=start.by,
        at=start.at,
    )
    start.people[same(worker.email)] = user
    if not known:
        directory.send_welcome(user=user, by=start.by, at=start.at)


def _open_house(start: _Start, partnership: Partnership, plan: HousePlan) -> None:
    agency = start.agency(plan.agency)
    premises = beds.add_premises(
        partnership=partnership,
        agency=agency,
        team=start.team(agency, plan.team),
        house=plan.house,
        where=plan.where,
        by=start.by,
        at=start.at,
    )
    for facts in plan.beds:
        beds.add_bed(premises=premises, facts=facts, by=start.by, at=start.at)


def _add_shift(start: _Start, partnership: Partnership, shift: ShiftPlan) -> None:
    seat = start.plan.seat_for(shift)
    assert seat is not None
    directory.add_shift(
        partnership=partnership,
        agency=start.agency(seat.agency),
        duty=shift.duty,
        user=start.people[same(shift.worker)],
        starts=shift.starts,
        ends=shift.ends,
        by=start.by,
        at=start.at,
    )
