from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from alongside.rooms.conferences.models import Conference, Handover
from alongside.rooms.conferences.models.handover import UNFINISHED
from alongside.rooms.conferences.queries.protocols import protocol_of
from alongside.rooms.conferences.states import ConferenceState


def that_open_something(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """For the nightly check: conferences that are not cancelled, and are not over for too long."""
    found = Conference.objects.filter(pk__in=list(ids)).exclude(state=ConferenceState.CANCELLED)
    return {conference.pk for conference in found if at < reading_ends(conference)}


def handovers_that_wait(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    return set(Handover.objects.filter(UNFINISHED, pk__in=list(ids)).values_list("pk", flat=True))


def reading_ends(conference: Conference) -> datetime:
    """Some hours after the close; some days after the start where nobody closes it."""
    protocol = protocol_of(conference)
    if conference.closed_at is not None:
        return conference.closed_at + timedelta(hours=protocol.grants_last_hours_after_close)
    return conference.starts + timedelta(days=protocol.grants_last_days_at_most)
