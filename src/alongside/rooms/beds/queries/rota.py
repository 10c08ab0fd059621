"""Who answers now: the office by day, whoever the rota names outside its hours."""

from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.calendars import Jurisdiction, calendar_of
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.beds.models import BedRequest
from alongside.rooms.beds.policy_files import OFFICE_HOURS
from alongside.rooms.beds.queries.protocols import answers_first, protocol_of
from alongside.rooms.beds.rules import in_office_hours
from alongside.rooms.directory.models import Duty, Partnership, RotaShift


@dataclass(frozen=True)
class Answering:
    """Who answers for an agency at a moment. Out of hours with nobody named, nobody can."""

    agency: Agency
    office_open: bool
    people: tuple[User, ...]

    @property
    def words(self) -> str:
        if self.people:
            return " or ".join(_with_phone(person.full_name, person.phone) for person in self.people)
        if self.office_open:
            return _with_phone(self.agency.name, self.agency.phone)
        return f"nobody: the rota of {_with_phone(self.agency.name, self.agency.phone)} is empty at this hour"


def answering(partnership: Partnership, agency: Agency, duty: Duty, at: datetime) -> Answering:
    """Active people only: a name that cannot sign in any more would leave the night without an answer."""
    shifts = RotaShift.objects.at(at).filter(partnership=partnership, agency=agency, duty=duty)
    shifts = shifts.filter(user__is_active=True)
    people = tuple(dict.fromkeys(shift.user for shift in shifts.select_related("user")))
    return Answering(agency, office_is_open(partnership, at), people)


def answering_for_council(partnership: Partnership, at: datetime, agency: Agency | None = None) -> Answering:
    """`agency` where the protocol of the area names another than its host."""
    return answering(partnership, agency or partnership.host, Duty.COUNCIL_APPROVAL, at)


def answering_for_request(request: BedRequest, at: datetime) -> Answering:
    """As the protocol says under which it was asked."""
    area = request.case.partnership
    return answering_for_council(area, at, answers_first(area, protocol_of(request)))


def office_is_open(partnership: Partnership, at: datetime) -> bool:
    hours = OFFICE_HOURS.on(in_london(at).date())
    return in_office_hours(at, hours.value, calendar_of(Jurisdiction(partnership.jurisdiction)))


def _with_phone(name: str, phone: str) -> str:
    return f"{name}, telephone {phone}" if phone else name
