"""Two areas, a person who moves from one to the other, and everybody's own eyes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import EVERY_SECTION, Section
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW, a_partnership, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people.models import Case, Ownership
from alongside.rooms.people.tests.factories import a_case, a_navigator

S = Section
SHOWN = frozenset({S.IDENTITY, S.SUPPORT})
TRAVELS = EVERY_SECTION - {S.IMMIGRATION}


@contextmanager
def seen_by(user: User, at: datetime = NOW) -> Iterator[None]:
    with viewing.seen_by(eyes_of(user), at=at):
        yield


@dataclass
class Moving:
    """Alice's case here, and Omar's team there."""

    alice: User = field(default_factory=a_navigator)
    case: Case = field(init=False)
    agency: Agency = field(init=False)
    team: Team = field(init=False)
    area: Partnership = field(init=False)
    omar: User = field(init=False)
    rose: User = field(init=False)

    def __post_init__(self) -> None:
        self.case = a_case(self.alice, local_reference="W-7")
        self.agency = an_agency()
        self.team = a_team(self.agency)
        self.area = a_partnership(trusted=(self.agency,))
        self.omar = a_worker(Role.NAVIGATOR, self.agency, self.team, "Omar")
        self.rose = a_worker(Role.SERVICE_MANAGER, self.agency, self.team, "Rose")

    @property
    def here(self) -> Agency:
        return self.alice.memberships.get().agency

    def move(self, **other: Any) -> Move:
        facts: dict[str, Any] = {
            "area": self.area,
            "agency": self.agency,
            "team": self.team,
            "shown": SHOWN,
            "travels": TRAVELS,
            "ground": SharingGround.AGREED,
            "own_words": "I want to be near my sister.",
            "why": "A room with her sister.",
        }
        return Move(**facts | other)

    def proposed(self, at: datetime = NOW, **other: Any) -> Handover:
        with seen_by(self.alice, at):
            return actions.propose_handover(case=self.case, move=self.move(**other), by=self.alice, at=at)

    def accepted(self, row: Handover, by: User | None = None, at: datetime = NOW) -> Handover:
        with seen_by(by or self.omar, at):
            return actions.accept_handover(handover=row, key_worker=self.omar, by=by or self.omar, at=at)


def responsible_for(case: Case, at: datetime = NOW) -> list[str]:
    """The agencies that answer for a case, whoever looks."""
    with viewing.as_service(viewing.Service.DEMO, at=at):
        rows = Ownership.objects.filter(case=case, until__isnull=True).select_related("agency")
        return [row.agency.name for row in rows]
