"""What a real start consists of, checked and typed, before anything of it is written."""

from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.beds.actions.places import BedFacts, House, Whereabouts
from alongside.rooms.directory.models import Duty


@dataclass(frozen=True)
class Administrator:
    name: str
    email: str
    phone: str
    agency: str


@dataclass(frozen=True)
class Area:
    name: str
    host: str
    jurisdiction: Jurisdiction
    children_services: str
    children_services_phone: str
    bed_mailbox: str


@dataclass(frozen=True)
class AgencyPlan:
    name: str
    kind: AgencyKind
    phone: str
    email: str
    first_responder: bool
    duty_to_notify: bool
    trusted_referrer: bool
    teams: tuple[str, ...]


@dataclass(frozen=True)
class WorkerPlan:
    name: str
    email: str
    phone: str
    agency: str
    role: Role
    team: str


@dataclass(frozen=True)
class HousePlan:
    agency: str
    team: str
    house: House
    where: Whereabouts
    beds: tuple[BedFacts, ...]


@dataclass(frozen=True)
class ShiftPlan:
    duty: Duty
    worker: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class StartPlan:
    """Agencies, teams and workers are named by their name and e-mail address, however these are spelt (`same`)."""

    administrator: Administrator
    area: Area
    agencies: tuple[AgencyPlan, ...]
    workers: tuple[WorkerPlan, ...]
    houses: tuple[HousePlan, ...]
    rota: tuple[ShiftPlan, ...]

    def agency(self, name: str) -> AgencyPlan | None:
        return next((agency for agency in self.agencies if same(agency.name) == same(name)), None)

    def seat_for(self, shift: ShiftPlan) -> WorkerPlan | None:
        """The role by which the worker can take the shift. Beds are approved by the host only."""
        return next((worker for worker in self.workers if self._fits(worker, shift)), None)

    def _fits(self, worker: WorkerPlan, shift: ShiftPlan) -> bool:
        at_the_host = same(worker.agency) == same(self.area.host)
        return (
            same(worker.email) == same(shift.worker)
            and shift.duty.needs in REACH[worker.role].permissions
            and (at_the_host or shift.duty is not Duty.COUNCIL_APPROVAL)
        )


def same(text: str) -> str:
    return " ".join(text.split()).casefold()
