"""What the sweep finds about steps, and the letters it wants. A job looks at the truth again before it acts."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences.actions.chasing import (
    POST_CHASER,
    POST_LATE_STEP,
    chase_owner,
    tell_of_late_step,
)
from alongside.rooms.conferences.jobs.posting import TRY_AGAIN
from alongside.rooms.conferences.letters import letter_of_chaser, letter_of_late_step
from alongside.rooms.conferences.models import Chaser, StepClimbing
from alongside.rooms.conferences.queries.chasing import (
    chases,
    is_by_day,
    is_chased,
    is_told,
    late_steps,
    may_answer,
    still_late,
)


def chase_at(now: datetime) -> int:
    if not is_by_day(now):
        return 0
    with viewing.as_service(Service.POST_ROOM, at=now):
        new = [chase for chase in chases(now) if not is_chased(chase)]
        return sum(bool(chase_owner(chase=chase, by=None, at=now)) for chase in new)


def climb_steps_at(now: datetime) -> int:
    if not is_by_day(now):
        return 0
    with viewing.as_service(Service.CLOCK_SWEEP, at=now):
        new = [(action, user) for action, user in late_steps(now) if not is_told(action, user)]
        return sum(bool(tell_of_late_step(action=action, user=user, by=None, at=now)) for action, user in new)


@app.task(name=POST_CHASER, retry=TRY_AGAIN)
def post_chaser(chaser_id: str) -> None:
    """Not where it was answered or became somebody else's since the sweep."""
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at):
        row = Chaser.objects.select_related("action__case", "told").get(pk=chaser_id)
        if may_answer(row, at):
            letter_of_chaser(row).send()


@app.task(name=POST_LATE_STEP, retry=TRY_AGAIN)
def post_late_step(climbing_id: str) -> None:
    at = timezone.now()
    with viewing.as_service(Service.CLOCK_SWEEP, at=at):
        row = StepClimbing.objects.select_related("action", "told").get(pk=climbing_id)
        if still_late(row, in_london(at).date()):
            letter_of_late_step(row).send()
