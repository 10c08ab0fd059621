"""Who came near a case: the looks the trail keeps of it, and the seat from which somebody looked at that moment."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.people.models import Case

# What tells somebody around a person who came near the case.
LOOKS = (
    "case.viewed",
    "case.downloaded",
    "bed_request.listed",
    "stay.listed",
    "stay.printed",
    "stay.taken_away",
    "request.refused",
)
A_WORKER, A_GUEST, THE_PROGRAM = "A worker", "A guest", "The program itself"


def looks_at(case: Case, before: int | None = None, most: int | None = None) -> list[AuditEntry]:
    """The newest first."""
    rows = AuditEntry.objects.filter(case_id=case.pk, event__in=LOOKS).order_by("-pk")
    return list((rows.filter(pk__lt=before) if before else rows)[:most])


def people_of(entries: Iterable[AuditEntry]) -> dict[UUID, User]:
    return User.objects.in_bulk({entry.by for entry in entries if entry.by})


def seats_of(people: Collection[UUID]) -> dict[UUID, list[Membership]]:
    """Every seat they ever had: who looked long ago may have left."""
    by_person: dict[UUID, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(user__in=people).select_related("agency", "team")
    for seat in rows.order_by("from_day", "id"):
        by_person[seat.user_id].append(seat)
    return by_person


def sat(seats: Iterable[Membership], at: datetime) -> list[Membership]:
    """Of these seats the ones that were held at that moment."""
    day = in_london(at).date()
    return [
        seat for seat in seats if seat.from_day <= day and (seat.until_day is None or day <= seat.until_day)
    ]


def places(seats: Iterable[Membership]) -> list[str]:
    told = [f"{REACH[Role(seat.role)].words} at {seat.agency}" for seat in seats]
    return list(dict.fromkeys(told))


def as_what(user: User, seats: Sequence[Membership], at: datetime) -> str:
    """Never by name: as what, and from where, at that moment. Who has left since is still what they were."""
    if user.is_guest:
        return A_GUEST
    if user.is_service:
        return THE_PROGRAM
    return ", ".join(places(sat(seats, at) or seats[-1:])) or A_WORKER
