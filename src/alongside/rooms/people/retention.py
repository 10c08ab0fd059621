"""How long a case is still kept, who was warned of its end, and what holds it back.

It looks at closed cases as `Service.RETENTION`, and gives away days and references only.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import Membership
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.sealing import journal
from alongside.foundations.sealing.envelope import SealBroken
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import policy_files as files
from alongside.rooms.people import queries, rules
from alongside.rooms.people.models import (
    Case,
    Closure,
    ErasureRequest,
    Fact,
    KeyWorker,
    OpenedInError,
    Ownership,
    RetentionHold,
    RetentionWarning,
    SubjectAccess,
    Tombstone,
)
from alongside.rooms.people.questions import Known
from alongside.rooms.people.rules import Life
from alongside.rooms.people.states import GOES_ON, CaseState, ErasureState

log = logging.getLogger(__name__)
OfOne = TypeVar("OfOne", RetentionWarning, RetentionHold)
WARNED_FOR = timedelta(days=30)  # nothing is erased of which nobody was warned for so long
WARNS_BEFORE = timedelta(days=60)
AT_ONCE = 500
KEEPERS = [role for role in Role if Permission.KEEP_RETENTION in REACH[role].permissions]
ENDED = (CaseState.CLOSED, CaseState.OPENED_IN_ERROR)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """`until` is the last day. `warning` is the one that stands: for this day, and since whatever changed last."""

    case: Case
    until: date
    policy_version: str
    warning: RetentionWarning | None
    hold: RetentionHold | None

    def to_warn(self, now: datetime) -> bool:
        near = self.until - WARNS_BEFORE <= in_london(now).date()
        return near and self.warning is None and self.hold is None

    def to_erase(self, now: datetime) -> bool:
        if self.hold is not None or self.warning is None:
            return False
        return self.erased_after < in_london(now).date() and self.warning.warned_at + WARNED_FOR <= now

    @property
    def erased_after(self) -> date:
        """The last day, or later where the warning came late."""
        warned = in_london(self.warning.warned_at).date() + WARNED_FOR if self.warning else self.until
        return max(self.until, warned)


def that_end_soon(now: datetime) -> Iterator[Kept]:
    """Every case that nears its last day or has passed it, in all areas. Looks as the service that calls it may."""
    years = min(entry.value for entry in files.YEARS_AFTER_CLOSURE.entries)
    long_ago = now - timedelta(days=365 * years) + WARNS_BEFORE
    ended = Q(pk__in=Closure.objects.filter(closed_at__lt=long_ago).values("case_id"))
    ended |= Q(pk__in=OpenedInError.objects.filter(marked_at__lt=long_ago).values("case_id"))
    cases = Case.objects.filter(ended, state__in=ENDED).order_by("pk").values_list("pk", flat=True)
    case_ids = list(cases)
    for first in range(0, len(case_ids), AT_ONCE):
        yield from kept_of(case_ids[first : first + AT_ONCE])


def that_came_back() -> list[UUID]:
    """Cases that were erased, and stand here again since an older copy was restored. Looks as the service may."""
    back = Case.objects.filter(pk__in=journal.cases()).exclude(state=CaseState.ERASED)
    return list(back.order_by("pk").values_list("pk", flat=True))


def erased() -> list[UUID]:
    """Every case of which a tombstone stands."""
    return list(Tombstone.objects.order_by("case_id").values_list("case_id", flat=True))


def kept_of(case_ids: Collection[UUID]) -> list[Kept]:
    """Those of these cases that have ended. Looks as the service that calls it may."""
    cases = Case.objects.filter(pk__in=list(case_ids), state__in=ENDED)
    ended, births = _ended_at(case_ids), _births(case_ids)
    warnings = _by_case(RetentionWarning.objects.filter(case_id__in=list(case_ids)))
    # Why somebody holds it is not asked for: a seal that is broken must not stop a night.
    holds = _by_case(RetentionHold.objects.filter(case_id__in=list(case_ids)).defer("reason"))
    return [
        _kept(case, ended[case.pk], births.get(case.pk), warnings[case.pk], holds[case.pk])
        for case in cases.select_related("partnership")
        if case.pk in ended
    ]


def kept(case: Case, at: datetime) -> Kept | None:
    """For a page of a case that the viewer sees; None while it is open."""
    with viewing.as_service(Service.RETENTION, at=at):
        return next(iter(kept_of([case.pk])), None)


def _kept(
    case: Case,
    ended_at: datetime,
    born: PartDate | None,
    warnings: list[RetentionWarning],
    holds: list[RetentionHold],
) -> Kept:
    until, version = last_day(case, in_london(ended_at).date(), born)
    since = max([ended_at, *(hold.ended_at for hold in holds if hold.ended_at)])
    stands = [row for row in warnings if row.due_on == until and row.warned_at >= since]
    return Kept(
        case=case,
        until=until,
        policy_version=version,
        warning=min(stands, key=lambda row: row.warned_at, default=None),
        hold=next((hold for hold in holds if hold.ended_at is None), None),
    )


def last_day(case: Case, closed_on: date, born: PartDate | None) -> tuple[date, str]:
    """By the policies of the day on which it was closed."""
    policies = (files.YEARS_AFTER_CLOSURE, files.UNTIL_BIRTHDAY, files.YEARS_AFTER_OPENING)
    years, birthday, unborn = (policy.on(closed_on) for policy in policies)
    life = Life(
        opened_on=in_london(case.identified_at).date(),
        closed_on=closed_on,
        treated_as_child=case.treat_as_child,
        born=born,
    )
    until = rules.keep_until(life, years=years.value, birthday=birthday.value, years_unborn=unborn.value)
    return until, "; ".join(entry.version for entry in (years, birthday, unborn))


def _ended_at(case_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When each was last closed. A case that is open again is left out by its state."""
    ids, found = list(case_ids), dict[UUID, datetime]()
    for case_id, at in Closure.objects.filter(case_id__in=ids).values_list("case_id", "closed_at"):
        found[case_id] = max(at, found.get(case_id, at))
    marked = OpenedInError.objects.filter(case_id__in=ids).values_list("case_id", "marked_at")
    return found | dict(marked)


def _births(case_ids: Collection[UUID]) -> dict[UUID, PartDate]:
    """One that cannot be read counts as not known, by which a child is kept longer; the others are found without it."""
    try:
        return _births_told(case_ids)
    except (SealBroken, ValueError):
        if len(case_ids) > 1:
            return {key: born for case_id in case_ids for key, born in _births([case_id]).items()}
        log.error("The date of birth of a case cannot be read: %s", *case_ids)
        return {}


def _births_told(case_ids: Collection[UUID]) -> dict[UUID, PartDate]:
    told = Fact.objects.filter(
        case_id__in=list(case_ids), question="date_of_birth", known=Known.TOLD, replaced_by__isnull=True
    )
    return {fact.case_id: PartDate.parse(fact.answer) for fact in told}


def _by_case(rows: QuerySet[OfOne]) -> dict[UUID, list[OfOne]]:
    by_case = defaultdict(list)
    for row in rows.select_related():
        by_case[row.case_id].append(row)
    return by_case


def holds_of(case: Case) -> list[RetentionHold]:
    rows = RetentionHold.objects.filter(case=case).select_related("held_by", "ended_by")
    return list(rows.order_by("-held_at", "id"))


def erasures_of(case: Case) -> list[ErasureRequest]:
    rows = ErasureRequest.objects.filter(case=case).select_related("asked_by", "answered_by")
    return list(rows.order_by("-asked_at", "id"))


def _led(viewer: Viewer, people: Iterable[UUID]) -> Q:
    """Cases of these key workers, and of the agencies that the viewer manages."""
    managed = [seat.agency_id for seat in viewer.seats if seat.role in queries.MANAGES]
    led = KeyWorker.objects.filter(user_id__in=list(people), until__isnull=True)
    owned = Ownership.objects.filter(agency_id__in=managed, until__isnull=True)
    return Q(case_id__in=led.values("case_id")) | Q(case_id__in=owned.values("case_id"))


def warned_of(viewer: Viewer, people: Iterable[UUID], at: datetime) -> list[Kept]:
    """Ended cases that these people led or answer for, and of whose erasure was warned."""
    warned = RetentionWarning.objects.filter(_led(viewer, people), case__state__in=ENDED)
    case_ids = set(warned.values_list("case_id", flat=True))
    if not case_ids:
        return []
    with viewing.as_service(Service.RETENTION, at=at):
        return [row for row in kept_of(case_ids) if row.warning is not None and row.hold is None]


def holds_to_review(viewer: Viewer, people: Iterable[UUID], day: date) -> list[RetentionHold]:
    rows = RetentionHold.objects.filter(_led(viewer, people), ended_at__isnull=True, review_on__lte=day)
    return list(rows.select_related("case").order_by("review_on", "id"))


def _managed_by(viewer: Viewer) -> Q:
    """As `policies.check_can_manage`: of the team that answers for a case, and of the managers of its agency."""
    answers = Q(pk__in=[])
    for seat in viewer.seats:
        of_agency = Q(agency_id=seat.agency_id)
        of_team = Q(team_id__isnull=True) | Q(team_id=seat.team_id)
        answers |= of_agency if seat.role in queries.MANAGES else of_agency & of_team
    owned = Ownership.objects.filter(answers, until__isnull=True)
    return Q(case_id__in=owned.values("case_id"))


def erasures_to_answer(viewer: Viewer) -> list[ErasureRequest]:
    """In cases that the viewer may manage; never one's own."""
    rows = ErasureRequest.objects.filter(_managed_by(viewer), state=ErasureState.ASKED)
    return list(
        rows.exclude(asked_by=viewer.user).select_related("case", "asked_by").order_by("asked_at", "id")
    )


def access_to_answer(viewer: Viewer) -> list[SubjectAccess]:
    """Requests for their data in cases that the viewer may manage; one's own work waits for another."""
    rows = SubjectAccess.objects.filter(_managed_by(viewer), state__in=GOES_ON)
    return list(
        rows.exclude(prepared_by=viewer.user)
        .select_related("case")
        .order_by(Coalesce("extended_until", "due_on"), "id")
    )


def areas_kept_by(viewer: Viewer) -> QuerySet[Partnership]:
    """Where the viewer sees what is to be erased and what was: areas of their agency as the host. As long as nobody of
    the host keeps retention, those who do at its partners.
    """
    agencies = {seat.agency_id for seat in viewer.seats if seat.role in KEEPERS}
    of_host = Membership.objects.filter(
        agency=OuterRef("host"), role__in=KEEPERS, until_day__isnull=True, user__is_active=True
    )
    areas = Partnership.objects.filter(partners__agency_id__in=agencies)
    return areas.filter(Q(host_id__in=agencies) | ~Exists(of_host)).distinct().order_by("name", "id")


def to_be_erased(viewer: Viewer, at: datetime) -> list[Kept]:
    """In the viewer's areas: those of which was warned, and those on hold. The soonest first."""
    areas = list(areas_kept_by(viewer))
    with viewing.as_service(Service.RETENTION, at=at):
        warned = RetentionWarning.objects.filter(case__partnership__in=areas, case__state__in=ENDED)
        held = RetentionHold.objects.filter(case__partnership__in=areas, ended_at__isnull=True)
        case_ids = {*warned.values_list("case_id", flat=True), *held.values_list("case_id", flat=True)}
        rows = _that_ask(case_ids)
    return sorted(rows, key=lambda row: (row.erased_after, row.case.reference))


def to_be_erased_of(viewer: Viewer, case_id: UUID, at: datetime) -> Kept | None:
    """Of this case, what the viewer finds in that list."""
    areas = list(areas_kept_by(viewer))
    with viewing.as_service(Service.RETENTION, at=at):
        here = Case.objects.filter(pk=case_id, partnership__in=areas)
        return next(iter(_that_ask(list(here.values_list("pk", flat=True)))), None)


def _that_ask(case_ids: Collection[UUID]) -> list[Kept]:
    return [row for row in kept_of(case_ids) if row.warning is not None or row.hold is not None]


def tombstones(viewer: Viewer) -> list[Tombstone]:
    rows = Tombstone.objects.filter(partnership__in=areas_kept_by(viewer))
    return list(rows.select_related("erased_by", "partnership").order_by("-erased_at", "case_id"))
