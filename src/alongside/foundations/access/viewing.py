"""Who is looking. Every read of a guarded row asks here; with nobody looking, nothing is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import GUEST, REACH, Role
from alongside.foundations.access.sections import EVERY_SECTION, Section
from alongside.foundations.accounts.models import Membership, User


class Service(StrEnum):
    """Every named hole in the wall: parts of the program that must look wider than one person may.

    Each finds the rows of those models alone that are `open_to` it.
    """

    LOOK_ALIKE = "look_alike"
    CLOCK_SWEEP = "clock_sweep"
    CASE_LOG = "case_log"
    REPORTS = "reports"
    REPLY_LINK = "reply_link"
    POST_ROOM = "post_room"
    GRANTS = "grants"
    DEMO = "demo"
    CONFERENCE_CLOSING = "conference_closing"
    OWN_ACTIONS = "own_actions"
    BREAK_GLASS = "break_glass"
    AUDIT_TRAIL = "audit_trail"
    CONSENTS = "consents"
    GRANT_CHECK = "grant_check"
    RETENTION = "retention"
    FILE_SWEEP = "file_sweep"
    BED_REQUESTS = "bed_requests"
    COUNCIL_SYSTEM = "council_system"
    OVERSIGHT = "oversight"
    NEIGHBOURS = "neighbours"


# They make cases, and nobody's eyes are behind them.
OPEN_TO_ALL = frozenset({Service.CASE_LOG, Service.DEMO})
ONLY_READS = frozenset(
    {
        Service.REPORTS,
        Service.AUDIT_TRAIL,
        Service.CONFERENCE_CLOSING,
        Service.FILE_SWEEP,
        Service.COUNCIL_SYSTEM,
    }
)


@dataclass(frozen=True)
class Seat:
    """One membership of the viewer: the agency and team it sits in, and what its role may ever see."""

    agency_id: UUID
    team_id: UUID | None
    role: Role

    @property
    def sections(self) -> frozenset[Section]:
        return REACH[self.role].sections


@dataclass(frozen=True)
class Viewer:
    """`within`: the agency in whose name a service looks that finds the rows of one agency alone."""

    user: User | None
    seats: tuple[Seat, ...] = ()
    service: Service | None = None
    within: UUID | None = None

    @property
    def is_guest(self) -> bool:
        return self.user is not None and self.user.is_guest

    @property
    def permissions(self) -> frozenset[Permission]:
        return frozenset().union(*(REACH[seat.role].permissions for seat in self.seats))

    @property
    def sections(self) -> frozenset[Section]:
        if self.service is not None:
            return EVERY_SECTION
        if self.is_guest:
            return GUEST.sections
        return frozenset().union(*(seat.sections for seat in self.seats))

    @property
    def audiences(self) -> dict[UUID, frozenset[Section]]:
        """Whom a grant may name so that it reaches this viewer, each with the sections it can open for them."""
        if self.within is not None:
            return {self.within: frozenset()}
        if self.user is not None and self.user.is_guest:
            return {self.user.pk: GUEST.sections}
        reach = {self.user.pk: self.sections} if self.user and self.seats else {}
        for seat in self.seats:
            for named in (seat.agency_id, seat.team_id):
                if named is not None:
                    reach[named] = reach.get(named, frozenset()) | seat.sections
        return reach

    @property
    def agency_ids(self) -> frozenset[UUID]:
        return frozenset(seat.agency_id for seat in self.seats)

    @property
    def team_ids(self) -> frozenset[UUID]:
        return frozenset(seat.team_id for seat in self.seats if seat.team_id is not None)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(seat.role for seat in self.seats)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass(frozen=True)
class Look:
    """`sight` keeps what the viewer may see of each model while the look lasts: a page asks for it many times."""

    viewer: Viewer
    at: datetime
    sight: dict[type, Q] = field(default_factory=dict, repr=False, compare=False)


_look: ContextVar[Look | None] = ContextVar("who_is_looking", default=None)


def look() -> Look | None:
    return _look.get()


def current() -> Viewer | None:
    look = _look.get()
    return look.viewer if look else None


def looked_at() -> datetime | None:
    """The moment of the look, by which grants are measured."""
    look = _look.get()
    return look.at if look else None


@contextmanager
def seen_by(viewer: Viewer, *, at: datetime) -> Iterator[Viewer]:
    token = _look.set(Look(viewer, at))
    try:
        yield viewer
    finally:
        _look.reset(token)


@contextmanager
def as_service(service: Service, *, at: datetime) -> Iterator[Viewer]:
    """Look as a named part of the program. Its answers must be narrowed by who calls it."""
    with seen_by(Viewer(user=None, service=service), at=at) as viewer:
        yield viewer


def system_of(agency_id: UUID, user: User | None) -> Viewer:
    """The system of an agency, and `user` as who answers for what it does."""
    return Viewer(user=user, service=Service.COUNCIL_SYSTEM, within=agency_id)


def viewer_for(user: User, *, today: date) -> Viewer:
    seats = tuple(
        Seat(membership.agency_id, membership.team_id, Role(membership.role))
        for membership in Membership.objects.on(today).filter(user=user).order_by("from_day", "id")
    )
    return Viewer(user=user, seats=seats)
