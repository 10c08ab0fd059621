"""Whoever waits for news of a hand-over is told of it, and of one that nobody has answered in time."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences.actions.telling import POST_LATE_HANDOVER, tell_of_late_handover
from alongside.rooms.conferences.actions.turning import POST_HANDOVER
from alongside.rooms.conferences.jobs.posting import TRY_AGAIN
from alongside.rooms.conferences.letters.handover import letter_of_handover, letter_of_late_handover
from alongside.rooms.conferences.models import Handover, HandoverClimbing
from alongside.rooms.conferences.queries.handover import MORE
from alongside.rooms.conferences.queries.late_handovers import is_told, late_handovers, who_is_told


@app.task(name=POST_HANDOVER, retry=TRY_AGAIN)
def post_handover(handover_id: str, act: str) -> None:
    at = timezone.now()
    with viewing.as_service(Service.CLOCK_SWEEP, at=at):
        row = Handover.objects.select_related(*MORE).get(pk=handover_id)
        for user in who_is_told(row, act, in_london(at).date()):
            letter_of_handover(row, act, user).send()


def climb_handovers_at(now: datetime) -> int:
    with viewing.as_service(Service.CLOCK_SWEEP, at=now):
        new = [(row, user) for row, user in late_handovers(now) if not is_told(row, user)]
        return sum(bool(tell_of_late_handover(handover=row, user=user, by=None, at=now)) for row, user in new)


@app.task(name=POST_LATE_HANDOVER, retry=TRY_AGAIN)
def post_late_handover(climbing_id: str) -> None:
    """Not where it was answered since the sweep."""
    at = timezone.now()
    with viewing.as_service(Service.CLOCK_SWEEP, at=at):
        row = HandoverClimbing.objects.select_related("handover__case", "told").get(pk=climbing_id)
        if row.handover.waits:
            letter_of_late_handover(row).send()
