from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.entries import Entry, LoggedCase
from alongside.journeys.import_case_log.taking import TELL, Taking
from alongside.journeys.import_case_log.taking.conferences import minutes_open
from alongside.journeys.import_case_log.taking.context import Agencies
from alongside.journeys.import_case_log.words import Event
from alongside.rooms.conferences.actions import start_conference_clocks
from alongside.rooms.directory.actions import add_agency, add_partner, found_partnership
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.actions import open_case
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.models import Case, LogRow
from alongside.rooms.people.queries import owner_of
from alongside.rooms.people.words import FoundAt


class NotTakenIn(Exception):
    """The rooms refused what a line says; nothing of its case is kept. The refusal is the cause."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True)
class Area:
    """The partnership and its host council as the command names them."""

    partnership: str
    host: str


@verb
def found_area(*, area: Area, by: User, at: datetime) -> Partnership:
    """The partnership of a log that comes into a place where nobody has founded it yet."""
    host = Agency.objects.filter(name__iexact=area.host).first() or add_agency(
        name=area.host,
        kind=AgencyKind.COUNCIL,
        has_duty_to_notify=True,
        is_first_responder=True,
        by=by,
        at=at,
    )
    return found_partnership(name=area.partnership, host=host, by=by, at=at)


@verb
def take_in(
    *,
    logged: LoggedCase,
    entries: Iterable[Entry],
    partnership: Partnership,
    agencies: Agencies,
    by: User,
    at: datetime,
) -> Case:
    """What `entries` say of a case comes in as one: all of it or nothing. They are those not taken in before."""
    case = Case.objects.filter(partnership=partnership, local_reference=logged.reference).first()
    if case is None:
        case = _open(logged, partnership, agencies, by)
    owner = owner_of(case)
    assert owner is not None
    coming = frozenset(entries)
    taking = Taking(case, logged, coming, owner.agency, agencies, by, at)
    in_order = (entry for entry in logged.entries if entry in coming)
    rows = sorted(in_order, key=lambda entry: entry.event is Event.CLOSED)  # a closed case is finished with
    with minutes_open(taking):
        for entry in rows:
            _tell(taking, entry)
    LogRow.objects.bulk_create(LogRow(case=case, fingerprint=entry.fingerprint) for entry in rows)
    record("case_log.taken_in", by=by, at=at, case_id=case.pk, rows=len(rows))
    return case


def _tell(taking: Taking, entry: Entry) -> None:
    if entry.event is Event.IDENTIFIED:
        return
    try:
        TELL[entry.event](taking, entry)
    except (Refused, IntegrityError) as refused:
        raise NotTakenIn(entry.line) from refused


def _open(logged: LoggedCase, partnership: Partnership, agencies: Agencies, by: User) -> Case:
    met = logged.identified
    try:
        agency, team = agencies.seat(met.who) if met.who else (partnership.host, None)
        if not partnership.partners.filter(agency=agency).exists():
            add_partner(partnership=partnership, agency=agency, by=by, at=met.at)
    except Refused as refused:
        raise NotTakenIn(met.line) from refused
    meeting = FirstMeeting(
        identified_at=met.at,
        found_at_kind=FoundAt(met.value.code),
        local_reference=logged.reference,
        identified_day_only=met.when.is_whole_day,
    )
    case = open_case(
        partnership=partnership, agency=agency, team=team, meeting=meeting, key_worker=by, by=by, at=met.at
    )
    start_conference_clocks(case=case, met=met.at, by=by, at=met.at)
    return case
