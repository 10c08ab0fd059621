"""Who stands around one case, and the model of thirty lines that says who of them sees what."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import (
    write_note,
)
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import beside
from tests.support.oracle import PARTS, REACHES

ROLES = tuple(
    Role(name)
    for name in ("social_worker", "nurse", "hostel_manager", "first_responder", "immigration_adviser")
)

T = TypeVar("T")
PAPERS = frozenset({"immigration"})


@dataclass
class Opened:
    to: UUID
    parts: frozenset[str]
    since: datetime
    until: datetime | None = None
    by_meeting: bool = False
    to_guest: bool = False
    by_bed: bool = False


@dataclass
class Model:
    """The independent word on who sees what: a list of what was opened, and of who is shut out."""

    opened: dict[object, Opened] = field(default_factory=dict)
    shut: set[UUID] = field(default_factory=set)

    def open(
        self, key: object, to: UUID, parts: set[str], since: datetime, until: datetime | None, **how: bool
    ) -> Opened:
        self.opened[key] = Opened(to, frozenset(parts), since, until, **how)
        return self.opened[key]

    def end(self, key: object) -> None:
        self.opened.pop(key, None)

    def close_papers(self, to: UUID) -> None:
        """What meetings show of them ends with the yes that named them, and the rest of what they show stands. A guest
        who was shown papers is shown nothing more."""
        for one in self.opened.values():
            if one.to == to and one.by_meeting:
                one.parts -= PAPERS
            elif one.to_guest and one.parts & PAPERS:
                one.parts = frozenset()

    def end_of_guests(self) -> None:
        self.opened = {key: one for key, one in self.opened.items() if not one.to_guest}

    def end_all_but(self, key: object) -> None:
        self.opened = {key: self.opened[key]}

    def sees(self, user: UUID, reach: dict[UUID, frozenset[str]], at: datetime) -> set[str]:
        """`reach`: whom something can be opened to so that it reaches this user, and what it can open then."""
        standing = [one for one in self._standing(user, at) if not one.by_bed]
        return {part for one in standing for part in one.parts & reach.get(one.to, frozenset())}

    def gives_bed(self, user: UUID, reach: dict[UUID, frozenset[str]], at: datetime) -> bool:
        """Whoever does knows that there is a case, and sees no section of it."""
        return any(
            one.by_bed and one.parts & reach.get(one.to, frozenset()) for one in self._standing(user, at)
        )

    def _standing(self, user: UUID, at: datetime) -> list[Opened]:
        everything = [] if user in self.shut else self.opened.values()
        return [one for one in everything if one.since <= at and (one.until is None or at < one.until)]


class World:
    """Alice's team answers for a case with a note in every section; all others come and go."""

    def __init__(self) -> None:
        self.alice = a_navigator()
        seat = self.alice.memberships.get()
        self.bob, self.cara = beside(self.alice, name="Bob"), beside(self.alice, name="Cara")
        self.strangers = [
            a_worker(Role.NAVIGATOR, seat.agency, a_team(seat.agency, "Another"), "Dora"),
            a_worker(Role.NAVIGATOR, name="Charlie"),
        ]
        self.case: Case = a_case(self.alice)
        for section in Section:
            write_note(case=self.case, section=section, text=section, by=self.alice, at=NOW)
        area = self.case.partnership
        self.workers = {role: a_worker(role, an_agency()) for role in ROLES}
        for worker in self.workers.values():
            area.partners.create(agency=worker.memberships.get().agency)
        assert seat.team is not None
        self.team = seat.team.pk
        self.guest = User.objects.create_guest("Gia")
        self.eyes = {user: eyes_of(user) for user in self.everybody}  # nobody changes seats here

    @property
    def everybody(self) -> list[User]:
        return [self.alice, self.bob, self.cara, *self.strangers, *self.workers.values(), self.guest]

    def agency(self, role: Role) -> Agency:
        return self.workers[role].memberships.get().agency


def reach_of(user: User) -> dict[UUID, frozenset[str]]:
    if user.is_guest:
        return {user.pk: frozenset(PARTS) - {"contact"}}
    seat = user.memberships.get()
    parts = REACHES[seat.role]
    return {named: parts for named in (user.pk, seat.agency_id, seat.team_id) if named is not None}


def picked(rows: list[T], which: int) -> T:
    return rows[which % len(rows)]
