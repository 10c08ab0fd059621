"""Who may be asked to a conference: the workers of the area, by what they do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import CLOSED_AT_FIRST, Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.protocols import AttendeeKind, Protocol
from alongside.rooms.conferences.queries.meeting import standing_invitations
from alongside.rooms.conferences.queries.seats import opened_at_first
from alongside.rooms.directory.models import Duty, Partner, Partnership
from alongside.rooms.directory.queries import on_duty
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import key_worker_of, owner_of, shut_out_of


@dataclass(frozen=True)
class Candidate:
    """A worker in one of their seats. `is_own` is a colleague of the responsible team, who sees the case anyway."""

    user: User
    agency: Agency
    team: Team | None
    role: Role
    kind: str = ""
    is_own: bool = False

    @property
    def user_id(self) -> UUID:
        return self.user.pk

    @property
    def name(self) -> str:
        return self.user.full_name

    @property
    def words(self) -> str:
        return f"{self.name}, {REACH[self.role].words}, {self.agency}"

    def opened_at_first(self, protocol: Protocol, seen: frozenset[Section]) -> frozenset[Section]:
        return frozenset() if self.is_own else opened_at_first(self.role, protocol, seen)

    @property
    def closed_sections(self) -> frozenset[Section]:
        return frozenset() if self.is_own else REACH[self.role].sections & CLOSED_AT_FIRST


def workers_of(case: Case, day: date, roles: Collection[Role] | None = None) -> list[Candidate]:
    """Active workers of the area's agencies on that day, in order of their names."""
    seats = Membership.objects.on(day).filter(
        user__is_active=True,
        user__is_service=False,
        agency__partnerships__partnership=case.partnership,
        role__in=[role for role in Role if REACH[role].sections] if roles is None else roles,
    )
    seats = seats.exclude(agency__kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    seats = seats.exclude(user_id__in=shut_out_of(case.pk))
    owner = owner_of(case)
    own = (owner.agency_id, owner.team_id) if owner else None
    return [
        Candidate(
            seat.user,
            seat.agency,
            seat.team,
            Role(seat.role),
            is_own=own in ((seat.agency_id, seat.team_id), (seat.agency_id, None)),
        )
        for seat in seats.select_related("user", "agency", "team").order_by("user__full_name", "id")
    ]


def of_kind(kind: AttendeeKind, workers: Iterable[Candidate], key_worker: User | None) -> list[Candidate]:
    """For the responsible team its people, the key worker first; for other kinds those in its roles."""
    if kind.is_responsible_team:
        own = [worker for worker in workers if worker.is_own]
        found = sorted(own, key=lambda worker: worker.user != key_worker)
    else:
        found = [worker for worker in workers if worker.role in kind.roles and not worker.is_own]
    return [_as(worker, kind.code) for worker in found]


def by_kind(case: Case, protocol: Protocol, day: date) -> dict[str, list[Candidate]]:
    workers, key_worker = workers_of(case, day), key_worker_of(case)
    return {
        kind.code: of_kind(kind, workers, key_worker) for kind in (*protocol.core, *protocol.if_appropriate)
    }


def convener_on_duty(partnership: Partnership, moment: datetime) -> User | None:
    """Whom the rota names for conferences at that moment."""
    return next(iter(on_duty(partnership, Duty.CONFERENCE, moment)), None)


def not_yet_invited(conference: Conference, day: date) -> list[Candidate]:
    asked = set(standing_invitations(conference).values_list("user_id", flat=True))
    found = {worker.user_id: worker for worker in workers_of(conference.case, day)}
    return [worker for key, worker in found.items() if key not in asked]


def at_the_table(conference: Conference, day: date) -> list[Candidate]:
    """Whoever is asked and works in the area, as what they are asked."""
    kinds = dict(standing_invitations(conference).values_list("user_id", "kind"))
    found = {worker.user_id: worker for worker in workers_of(conference.case, day)}
    return [_as(worker, kinds[key]) for key, worker in found.items() if key in kinds]


def agencies_that_may_come(partnership: Partnership) -> QuerySet[Agency]:
    """Those of the area first, then all others."""
    agencies = Agency.objects.exclude(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    return agencies.annotate(is_near=Q(pk__in=_own(partnership))).order_by("-is_near", "name")


def agencies_at_hand(partnership: Partnership, seated: Collection[UUID]) -> list[Agency]:
    """The area's own, those of no area, which are national, and those `seated` at this conference already.

    Somebody of another area is invited first: that is a choice, and never a slip in a long list.
    """
    near = Q(pk__in=_own(partnership)) | Q(partnerships__isnull=True) | Q(pk__in=seated)
    return list(agencies_that_may_come(partnership).filter(near).distinct())


def _own(partnership: Partnership) -> QuerySet[Partner, UUID]:
    return partnership.partners.values_list("agency_id", flat=True)


def _as(worker: Candidate, kind: str) -> Candidate:
    return Candidate(worker.user, worker.agency, worker.team, worker.role, kind, worker.is_own)
