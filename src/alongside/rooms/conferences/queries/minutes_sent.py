"""Who was sent the minutes, in which version, and which stands now."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from alongside.rooms.conferences.models import (
    Conference,
    DueCorrection,
    GuestEntry,
    HeldCorrection,
    MinutesSent,
)
from alongside.rooms.conferences.queries.meeting import held_corrections_of

Corrections = Sequence[HeldCorrection | DueCorrection]


def corrections_since_close(conference: Conference) -> list[HeldCorrection | DueCorrection]:
    """What the minutes said otherwise when they were agreed, oldest first."""
    if conference.closed_at is None:
        return []
    days = DueCorrection.objects.filter(action__conference=conference).select_related("corrected_by")
    found: list[HeldCorrection | DueCorrection] = [*held_corrections_of(conference), *days]
    later = [row for row in found if row.corrected_at > conference.closed_at]
    return sorted(later, key=lambda row: row.corrected_at)


def minutes_sent_of(conference: Conference) -> QuerySet[MinutesSent]:
    """With `guest_came`: when a guest came in by the link of that letter, or one that followed it."""
    came = GuestEntry.objects.filter(
        invitation=OuterRef("invitation"), opened_at__gte=OuterRef("sent_at")
    ).order_by("opened_at")
    rows = MinutesSent.objects.filter(conference=conference).annotate(
        guest_came=Subquery(came.values("opened_at")[:1])
    )
    people = ("invitation__user", "invitation__guest", "invitation__agency")
    return rows.select_related(*people).order_by("version", "sent_at", "id")
