"""Whether the parts of a plan fit together. Every misfit is told with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.results import shown
from alongside.journeys.start_for_real.plan import HousePlan, ShiftPlan, StartPlan, WorkerPlan, same
from alongside.journeys.start_for_real.table import Problem
from alongside.rooms.directory.models import Duty

WHO = {
    Duty.COUNCIL_APPROVAL: "beds are approved by a commissioner of the host council",
    Duty.HOSTEL_MANAGER: "for a hostel its manager decides",
    Duty.CONFERENCE: "conferences are convened by a coordinator or a case worker",
}


def names(plan: StartPlan) -> Iterator[Problem]:
    """Names that are missing or stand twice. A name that could not be read has been told of already."""
    yield from _known(plan, plan.area.host, "partnership, host")
    if plan.administrator.agency != plan.area.host:
        yield from _known(plan, plan.administrator.agency, "administrator, agency")
    yield from _once("agencies", (agency.name for agency in plan.agencies))
    for agency in plan.agencies:
        yield from _once(f"agencies, {shown(agency.name)}, teams", agency.teams)
    for worker in plan.workers:
        yield from _works_there(plan, worker, f"workers, {shown(worker.name)}")
    yield from _once("houses", (house.house.name for house in plan.houses))
    for house in plan.houses:
        place = f"houses, {shown(house.house.name)}"
        yield from _works_there(plan, house, place)
        yield from _once(f"{place}, beds", (bed.label for bed in house.beds))
    for number, shift in enumerate(plan.rota, start=1):
        if shift.worker and same(shift.worker) not in {same(worker.email) for worker in plan.workers}:
            yield Problem(f"rota {number}, worker", f"{shown(shift.worker)} is not among the workers")


def sense(plan: StartPlan, now: datetime) -> Iterator[Problem]:
    """What can be asked of a plan once everything in it could be read and is there."""
    host = plan.agency(plan.area.host)
    if host and host.kind is not AgencyKind.COUNCIL:
        yield Problem("partnership, host", f"{shown(host.name)} is not of the kind council")
    yield from _roles(plan)
    for house in plan.houses:
        if not house.beds:
            yield Problem(
                f"houses, {shown(house.house.name)}", "has no beds: begin each with [[houses.beds]]"
            )
    for number, shift in enumerate(plan.rota, start=1):
        yield from _shift(plan, shift, f"rota {number}", now)


def _roles(plan: StartPlan) -> Iterator[Problem]:
    first = same(plan.administrator.email)
    seats = Counter((same(worker.email), same(worker.agency), worker.role) for worker in plan.workers)
    for worker in plan.workers:
        place = f"workers, {shown(worker.name)}, email"
        if same(worker.email) == first:
            yield Problem(place, "belongs to the first administrator: another one can give them a role later")
        elif seats[same(worker.email), same(worker.agency), worker.role] > 1:
            yield Problem(place, "stands twice with the same role in the same agency")


def _shift(plan: StartPlan, shift: ShiftPlan, place: str, now: datetime) -> Iterator[Problem]:
    if plan.seat_for(shift) is None:
        yield Problem(f"{place}, worker", f"{shown(shift.worker)} could not do this: {WHO[shift.duty]}")
    if shift.ends <= shift.starts:
        yield Problem(f"{place}, ends", "is not after its start")
    elif shift.ends <= now:
        yield Problem(f"{place}, ends", "is over already")


def _known(plan: StartPlan, name: str, place: str) -> Iterator[Problem]:
    if name and plan.agency(name) is None:
        yield Problem(place, f"{shown(name)} is not among the agencies")


def _works_there(plan: StartPlan, part: WorkerPlan | HousePlan, place: str) -> Iterator[Problem]:
    yield from _known(plan, part.agency, f"{place}, agency")
    agency = plan.agency(part.agency)
    if agency and part.team and same(part.team) not in map(same, agency.teams):
        yield Problem(f"{place}, team", f"{shown(part.team)} is not a team of {agency.name}")


def _once(place: str, written: Iterable[str]) -> Iterator[Problem]:
    spelt = [name for name in written if name]
    for name, count in Counter(map(same, spelt)).items():
        if count > 1:
            first = next(one for one in spelt if same(one) == name)
            yield Problem(place, f"{shown(first)} stands here {count} times")
