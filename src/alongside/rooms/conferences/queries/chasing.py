"""Steps near their day or late: who is written to, who is told next, and what of it still holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.models import Chaser, PlannedAction, StepClimbing
from alongside.rooms.conferences.models.plan import STILL_WAITS
from alongside.rooms.conferences.queries.owners import chair_of, managers_of, owners_of, who_may_hear
from alongside.rooms.conferences.queries.protocols import protocol_of
from alongside.rooms.people.queries import cases_shut_to
from alongside.rooms.people.states import CaseState

LOOKED_BACK, LOOKED_AHEAD = (
    timedelta(days=31),
    timedelta(days=14),
)  # of older ones nobody is told in hindsight
FIRST_HOUR, LAST_HOUR = 8, 18  # letters about steps leave by day: nobody is woken for one


@dataclass(frozen=True)
class Chase:
    action: PlannedAction
    owner: User
    is_late: bool


def is_by_day(now: datetime) -> bool:
    return FIRST_HOUR <= in_london(now).hour < LAST_HOUR


def chases(now: datetime) -> Iterator[Chase]:
    """For the sweep: every owner who is to be written to today."""
    today = in_london(now).date()
    for action in _around(today):
        days = protocol_of(action.conference).chasing
        known = in_london(action.ended_at or action.planned_at).date()
        late = rules.chaser_due(action.waits_until, known, today, before=days.before, late=days.late)
        if late is not None:
            yield from (Chase(action, owner, late) for owner in owners_of(action, today))


def late_steps(now: datetime) -> Iterator[tuple[PlannedAction, User]]:
    """For the sweep: whom to tell of which late step. Where there is no manager, the chair is told at once."""
    today = in_london(now).date()
    for action in _around(today):
        days, over = protocol_of(action.conference).chasing, (today - action.waits_until).days
        managers = managers_of(action, today) if over >= days.manager else []
        told = [*managers, *(chair_of(action, today) if over >= days.chair else [])]
        if over >= days.manager and not told:
            told = chair_of(action, today)
        yield from ((action, user) for user in who_may_hear(action, told, today))


def _around(today: date) -> QuerySet[PlannedAction]:
    waiting = PlannedAction.objects.filter(STILL_WAITS, case__state=CaseState.OPEN)
    waiting = waiting.annotate(until=Coalesce("next_on", "due_on"))
    near = waiting.filter(until__gte=today - LOOKED_BACK, until__lte=today + LOOKED_AHEAD)
    more = ("case__partnership", "conference__chair", "owner_user", "owner_agency", "owner_team")
    return near.select_related(*more).order_by("until", "id")


def is_chased(chase: Chase) -> bool:
    said = Chaser.objects.filter(action=chase.action, told=chase.owner, due_on=chase.action.waits_until)
    return said.filter(is_late=chase.is_late).exists()


def is_told(action: PlannedAction, user: User) -> bool:
    return StepClimbing.objects.filter(action=action, due_on=action.waits_until, told=user).exists()


def may_answer(chaser: Chaser, at: datetime) -> bool:
    """Whether its letter and its link still hold: the step waits for the same day, and for the same owner."""
    action = chaser.action
    open_still = chaser.spent_at is None and at <= chaser.good_until and action.waits
    stands = open_still and action.waits_until == chaser.due_on and action.case.state == CaseState.OPEN
    return stands and chaser.told in owners_of(action, in_london(at).date())


def chaser_behind(key: UUID | None, at: datetime) -> Chaser | None:
    """None for a forged, spent or expired link, and where the step has ended or is not theirs any more."""
    if key is None:
        return None
    with viewing.as_service(Service.REPLY_LINK, at=at):
        found = Chaser.objects.select_related("action__case", "told").filter(pk=key).first()
        return found if found and may_answer(found, at) else None


def still_late(row: StepClimbing, today: date) -> bool:
    return row.action.waits and row.action.waits_until == row.due_on < today


def late_steps_told_to(user: User, now: datetime) -> list[StepClimbing]:
    """What the user was told and is not settled yet. They may see nothing else of the case."""
    with viewing.as_service(Service.OWN_ACTIONS, at=now):
        rows = StepClimbing.objects.filter(told=user, case__state=CaseState.OPEN)
        rows = rows.exclude(case_id__in=cases_shut_to([user.pk]).values("case_id"))
        more = ("case", "action__owner_user", "action__owner_agency", "action__owner_team")
        found = rows.select_related(*more).order_by("due_on", "id")
        return [row for row in found if still_late(row, in_london(now).date())]
