"""For the nightly check of what is open: stays and requests that still give somebody a reason to see."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.rooms.beds.models import BedRequest, Stay
from alongside.rooms.beds.states import GOING, OPEN_REQUEST


def stays_that_go_on(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    return set(Stay.objects.filter(pk__in=list(ids), state__in=GOING).values_list("pk", flat=True))


def requests_that_go_on(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """Those that wait, and those whose stay has not ended."""
    wanted = list(ids)
    waiting = BedRequest.objects.filter(pk__in=wanted, state__in=OPEN_REQUEST).values_list("pk", flat=True)
    placed = Stay.objects.filter(request_id__in=wanted, state__in=GOING).values_list("request_id", flat=True)
    return {*waiting, *placed}
