"""What the council's commissioning team works with: every request of its area, and what waits for its answer."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from alongside.rooms.beds.models import BedRequest, Extension
from alongside.rooms.beds.states import ExtensionState, RequestState
from alongside.rooms.directory.models import Partnership

LATELY = timedelta(days=14)


def requests_of(areas: QuerySet[Partnership]) -> QuerySet[BedRequest]:
    found = BedRequest.objects.filter(case__partnership__in=areas)
    return found.select_related("case__partnership__host", "agency", "requested_by")


def waiting(areas: QuerySet[Partnership]) -> list[BedRequest]:
    """Longest waiting first."""
    return list(requests_of(areas).filter(state=RequestState.PENDING_APPROVAL).order_by("requested_at", "id"))


def lately(areas: QuerySet[Partnership], now: datetime) -> list[BedRequest]:
    """R-BED-02: the whole team sees every request, also those it need not answer."""
    recent = requests_of(areas).filter(requested_at__gte=now - LATELY)
    return list(recent.exclude(state=RequestState.PENDING_APPROVAL).order_by("-requested_at", "id"))


def longer_stays_asked(areas: QuerySet[Partnership]) -> list[Extension]:
    asked = Extension.objects.filter(
        state=ExtensionState.ASKED, stay__occupancy__bed__premises__partnership__in=areas
    )
    found = asked.select_related("case__partnership__host", "stay__occupancy__bed__premises__agency")
    return list(found.order_by("asked_at", "id"))
