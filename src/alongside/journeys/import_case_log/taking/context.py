from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypedDict

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.journeys.import_case_log.entries import Entry, LoggedCase, Organisation
from alongside.rooms.beds.rules import tonight
from alongside.rooms.conferences.models import Conference
from alongside.rooms.directory.actions import add_agency, add_team
from alongside.rooms.people.models import Case

FIREWALLED = "immigration enforcement"


class Says(TypedDict):
    by: User
    at: datetime


class Agencies:
    """The organisations that the log names, found by name or added."""

    def __init__(self, by: User, now: datetime) -> None:
        self._says = Says(by=by, at=now)
        self._agencies: dict[str, Agency] = {}
        self._teams: dict[tuple[str, str], Team] = {}

    def agency(self, name: str) -> Agency:
        key = name.casefold()
        if key not in self._agencies:
            found = Agency.objects.filter(name__iexact=name).order_by("name").first()
            self._agencies[key] = found or add_agency(name=name, kind=kind_of(name), **self._says)
        return self._agencies[key]

    def seat(self, organisation: Organisation) -> tuple[Agency, Team | None]:
        agency = self.agency(organisation.agency)
        if not organisation.team:
            return agency, None
        key = (organisation.agency.casefold(), organisation.team.casefold())
        if key not in self._teams:
            found = agency.teams.filter(name__iexact=organisation.team).order_by("name").first()
            self._teams[key] = found or add_team(agency=agency, name=organisation.team, **self._says)
        return agency, self._teams[key]

    @contextmanager
    def as_committed(self) -> Iterator[None]:
        """What was added and then undone is not remembered."""
        agencies, teams = dict(self._agencies), dict(self._teams)
        try:
            yield
        except Exception:
            self._agencies, self._teams = agencies, teams
            raise


def kind_of(name: str) -> AgencyKind:
    """A log does not tell, but one kind must never be mistaken for a partner."""
    if FIREWALLED in name.casefold():
        return AgencyKind.IMMIGRATION_ENFORCEMENT
    return AgencyKind.OTHER


@dataclass
class Taking:
    """One case on its way in. `now` is when that happens; each entry has the moment of its own.

    `coming` are its entries that were not taken in before.
    """

    case: Case
    logged: LoggedCase
    coming: frozenset[Entry]
    owner: Agency
    agencies: Agencies
    by: User
    now: datetime

    def says(self, entry: Entry) -> Says:
        return Says(by=self.by, at=entry.at)

    def agency(self, entry: Entry) -> Agency:
        """Who did it; where the row names nobody, who answers for the case."""
        return self.agencies.agency(entry.who.agency) if entry.who else self.owner

    def seat(self, entry: Entry) -> tuple[Agency, Team | None]:
        return self.agencies.seat(entry.who) if entry.who else (self.owner, None)

    @cached_property
    def conferences(self) -> dict[datetime, Conference]:
        held = Conference.objects.filter(case=self.case, held_at__isnull=False)
        return {row.held_at: row for row in held if row.held_at}


def night_of(entry: Entry) -> date:
    """The night a bed event belongs to: that of the day where only the day is known."""
    return entry.when.day if entry.when.is_whole_day else tonight(entry.at)
