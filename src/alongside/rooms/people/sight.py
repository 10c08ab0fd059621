"""Who can see what of a case, and why; and whom to ask where it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.rooms.people import queries
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.words import Basis


@dataclass(frozen=True)
class Sight:
    """What one viewer sees of one case at one moment.

    `only_asked`: they see it because they are asked whether they take it over, and for no other reason.
    """

    sections: frozenset[Section]
    grants: tuple[CaseGrant, ...]
    key_worker: User | None
    only_asked: bool

    def sees(self, section: Section) -> bool:
        return section in self.sections

    @property
    def told(self) -> tuple[CaseGrant, ...]:
        return self.told_of(self.grants)

    def told_of(self, grants: Iterable[CaseGrant]) -> tuple[CaseGrant, ...]:
        """The grants that this viewer may know of: who gives the person a bed says where they sleep."""
        if self.sees(Section.WHEREABOUTS):
            return tuple(grants)
        return tuple(grant for grant in grants if grant.basis != Basis.PLACEMENT)

    @property
    def ask(self) -> str:
        """The key worker, where the viewer may know who that is; else the agency that answers for the case."""
        owners = [str(grant.agency) for grant in self.grants if grant.basis == Basis.OWNER]
        agency = owners[-1] if owners else ""
        if self.key_worker is None:
            return agency
        return f"{self.key_worker.full_name}, {agency}" if agency else self.key_worker.full_name

    @property
    def closed(self) -> list[str]:
        return [SECTION_WORDS[section] for section in Section if section not in self.sections]


def sight_of(case: Case, viewer: Viewer, at: datetime) -> Sight:
    grants = tuple(queries.grants_of(case, at))
    bases = {grant.basis for grant in grants if grant.audience in viewer.audiences}
    only_asked = Basis.HANDOVER in bases and bases <= {Basis.HANDOVER, Basis.PLACEMENT}
    return Sight(open_sections(grants, viewer), grants, queries.key_worker_of(case), only_asked)


def open_sections(grants: Iterable[CaseGrant], viewer: Viewer) -> frozenset[Section]:
    """What the grants name for one of the viewer's seats, as far as the role of that seat reaches.

    To give the person a bed opens the pages of the stay, and no section of the case.
    """
    opened: set[Section] = set()
    reach = viewer.audiences
    for grant in grants:
        if grant.basis != Basis.PLACEMENT:
            opened |= reach.get(grant.audience, frozenset()) & {
                Section(section) for section in grant.sections
            }
    return frozenset(opened)
