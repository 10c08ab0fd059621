"""Entries of the audit trail, and who was behind them. Only references of cases are read for it, never more."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.design.words import LONDON
from alongside.foundations.kernel.identifiers import case_number, case_reference
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import partnerships_kept_by
from alongside.rooms.people.looked import people_of
from alongside.rooms.people.models import Case, CaseGrant

A_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What the filters ask for; empty means everything."""

    who: str = ""
    event: str = ""
    reference: str = ""
    first: date | None = None
    last: date | None = None
    before: int | None = None


@dataclass(frozen=True)
class Trail:
    """One page of entries, newest first, with the names and references they need."""

    entries: list[AuditEntry]
    people: dict[UUID, User]
    references: dict[UUID, str]
    has_more: bool


def trail(viewer: Viewer, wanted: Wanted, at: datetime) -> Trail:
    """What people of the viewer's areas did, and what was done in cases of these areas."""
    areas = list(partnerships_kept_by(viewer))
    with viewing.as_service(Service.AUDIT_TRAIL, at=at):
        rows = _wanted(_of_areas(areas), wanted).order_by("-pk")[: A_PAGE + 1]
        found = list(rows)
        return Trail(found[:A_PAGE], people_of(found), _references(found, areas), len(found) > A_PAGE)


def grants_ever(case: Case, at: datetime) -> list[CaseGrant]:
    """Those that ended too, and those that name others than the viewer."""
    with viewing.as_service(Service.AUDIT_TRAIL, at=at):
        return list(CaseGrant.objects.filter(case=case).order_by("starts", "id"))


def _of_areas(areas: Collection[Partnership]) -> QuerySet[AuditEntry]:
    agencies = Agency.objects.filter(partnerships__partnership__in=areas)
    workers = Membership.objects.filter(agency__in=agencies).values("user_id")
    cases = Case.objects.filter(partnership__in=areas).values("pk")
    of_nobody = Q(by__isnull=True, case_id__isnull=True)
    return AuditEntry.objects.filter(Q(by__in=workers) | Q(case_id__in=cases) | of_nobody)


def _wanted(rows: QuerySet[AuditEntry], wanted: Wanted) -> QuerySet[AuditEntry]:
    if wanted.who:
        named = Q(full_name__icontains=wanted.who) | Q(email__icontains=wanted.who)
        rows = rows.filter(by__in=User.objects.filter(named).values("pk"))
    if wanted.event:
        rows = rows.filter(event=wanted.event)
    if wanted.reference:
        rows = rows.filter(case_id=_case_called(wanted.reference))
    if wanted.first:
        rows = rows.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        rows = rows.filter(at__lt=_midnight(wanted.last + timedelta(days=1)))
    return rows.filter(pk__lt=wanted.before) if wanted.before else rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, LONDON)


def _case_called(text: str) -> UUID:
    """An identifier that no case has, where the reference is none of ours: nothing is found then."""
    try:
        reference = case_reference(case_number(text))
    except Refused:
        return UUID(int=0)
    return Case.objects.filter(reference=reference).values_list("pk", flat=True).first() or UUID(int=0)


def _references(entries: Iterable[AuditEntry], areas: list[Partnership]) -> dict[UUID, str]:
    """Of the viewer's areas: people of theirs may have worked on cases of others."""
    cases = {entry.case_id for entry in entries if entry.case_id}
    here = Case.objects.filter(pk__in=cases, partnership__in=areas)
    return dict(here.values_list("pk", "reference"))
