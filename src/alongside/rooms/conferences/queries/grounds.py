from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from alongside.rooms.conferences import protocols
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.states import ConferenceState


def that_open_something(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """For the nightly check: conferences that are not cancelled, and were not closed too long ago."""
    found = Conference.objects.filter(pk__in=list(ids)).exclude(state=ConferenceState.CANCELLED)
    return {conference.pk for conference in found if _opens(conference, at)}


def _opens(conference: Conference, at: datetime) -> bool:
    if conference.closed_at is None:
        return True
    hours = protocols.of_version(conference.protocol).grants_last_hours_after_close
    return at < conference.closed_at + timedelta(hours=hours)
