"""What is shown to others without consent, and what of it waits for a second person."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.states import SHARING, WAITS, SharingState
from alongside.rooms.people.models import Case


def decisions_of(case: Case) -> list[SharingDecision]:
    rows = SharingDecision.objects.filter(case=case)
    rows = rows.select_related("agency", "team", "decided_by", "reviewed_by", "ended_by")
    return list(rows.order_by("-decided_at", "id"))


def not_ended(case: Case) -> list[SharingDecision]:
    """Those that wait and those in force."""
    going = SharingDecision.objects.filter(case=case, state__in=SHARING.transitions["end_sharing"][0])
    return list(going.order_by("decided_at", "id"))


def opened_before(case: Case, audience: UUID) -> list[SharingDecision]:
    """At once, to the same recipient, and never agreed to by a second person; the newest first."""
    theirs = Q(team_id=audience) | Q(agency_id=audience, team__isnull=True)
    rows = SharingDecision.objects.filter(theirs, case=case, review_due__isnull=False)
    rows = rows.filter(state__in=(SharingState.DECLINED, SharingState.OPEN_AT_ONCE))
    return list(rows.select_related("decided_by", "reviewed_by").order_by("-decided_at", "id"))


def to_review(viewer: Viewer, at: datetime) -> QuerySet[SharingDecision]:
    """Decisions that this viewer could look at as the second person. What has run out meanwhile waits for nobody."""
    if viewer.user is None or not viewer.may(Permission.MANAGE_TEAM_CASES):
        return SharingDecision.objects.none()
    waiting = SharingDecision.objects.filter(state__in=WAITS, until__gt=at).exclude(decided_by=viewer.user)
    waiting = waiting.exclude(agency_id__in=viewer.agency_ids)
    return waiting.select_related("case", "agency", "team", "decided_by").order_by("decided_at", "id")


def that_stand(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """For the nightly check: those that a second person agreed to, or that may wait for one a little longer."""
    waits = Q(state=SharingState.OPEN_AT_ONCE, review_due__gt=at)
    rows = SharingDecision.objects.filter(waits | Q(state=SharingState.IN_FORCE), pk__in=list(ids))
    return set(rows.filter(until__gt=at).values_list("pk", flat=True))
