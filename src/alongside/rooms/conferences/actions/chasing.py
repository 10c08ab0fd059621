"""Letters about a step: to its owner, with a link that answers once, and to whoever is told that it is late."""

from datetime import date, datetime, timedelta

from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.actions.ending import end_action
from alongside.rooms.conferences.models import Chaser, PlannedAction, StepClimbing
from alongside.rooms.conferences.queries.chasing import Chase, is_chased, is_told, may_answer

POST_CHASER, POST_LATE_STEP = "conferences.post_chaser", "conferences.post_late_step"
LINK_LASTS = timedelta(days=7)  # our own choice


@verb
def chase_owner(*, chase: Chase, by: None, at: datetime) -> Chaser | None:
    """None where they were written to before."""
    action = chase.action
    row = None
    if not is_chased(chase):
        row = Chaser.objects.create(
            case_id=action.case_id,
            action=action,
            told=chase.owner,
            due_on=action.waits_until,
            is_late=chase.is_late,
            good_until=at + LINK_LASTS,
        )
        app.configure_task(POST_CHASER).defer(chaser_id=str(row.pk))
    event = "action.chased" if row else "action.not_chased"
    told = str(chase.owner.pk)
    record(event, by=by, at=at, service=Service.POST_ROOM, case_id=action.case_id, about=action, told=told)
    return row


@verb
def answer_chaser(
    *, chaser: Chaser, act: str, word: str, day: date | None = None, by: User, at: datetime
) -> PlannedAction:
    """Whoever holds the link acts as the owner it was sent to. The link is spent with the answer."""
    row = Chaser.objects.select_for_update().get(pk=chaser.pk)
    if not may_answer(row, at):
        raise Refused("This link is not good any more.", "Sign in to say what became of it.")
    row.spent_at, row.spent_by = at, by
    row.save(update_fields=["spent_at", "spent_by"])
    record("action.answered_by_link", by=by, at=at, case_id=row.case_id, about=row)
    return end_action(action=row.action, act=act, word=word, day=day, by=by, at=at)


@verb
def tell_of_late_step(*, action: PlannedAction, user: User, by: None, at: datetime) -> StepClimbing | None:
    """None where they were told of this day before."""
    row = None
    if not is_told(action, user):
        due_on = action.waits_until
        row = StepClimbing.objects.create(case_id=action.case_id, action=action, due_on=due_on, told=user)
        app.configure_task(POST_LATE_STEP).defer(climbing_id=str(row.pk))
    event, told = ("action.climbed" if row else "action.not_climbed"), str(user.pk)
    record(event, by=by, at=at, service=Service.CLOCK_SWEEP, case_id=action.case_id, about=action, told=told)
    return row
