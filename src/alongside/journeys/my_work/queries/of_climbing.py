"""What somebody was told because it waits too long elsewhere."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import Urgency, due_in_words, full_moment, urgency
from alongside.journeys.my_work.queries.tasks import Task, end_of
from alongside.rooms.conferences.models import PlannedAction
from alongside.rooms.conferences.queries.chasing import late_steps_told_to
from alongside.rooms.conferences.queries.climbing import convened_for, told_to
from alongside.rooms.people import oversight
from alongside.rooms.people.words import RaisedWhy


def climbed(user: User, now: datetime) -> Iterator[Task]:
    """To whoever was told that nothing is arranged: the reference, and whom to ring."""
    for row in told_to(user, now):
        ask = ", ".join(filter(None, [row.ask.full_name, row.ask.phone])) if row.ask else ""
        state = urgency(row.due, now)
        with viewing.as_service(Service.OWN_ACTIONS, at=now):
            too_late = convened_for(row.case_id)
        yield Task(
            moment=row.due,
            title=f"The conference is too late: {full_moment(too_late)}"
            if too_late
            else "No conference is arranged",
            state=state,
            state_words=state.words,
            words=f"{due_in_words(row.due, now)}{f'. Ask {ask}' if ask else ''}",
            reference=row.case.reference,
        )


def raised(viewer: Viewer, now: datetime) -> Iterator[Task]:
    """To whoever leads an area: the reference, and what is unusual about it."""
    for row in oversight.waiting_for(viewer, now) if viewer.may(Permission.LEAD_AREA) else ():
        yield Task(
            moment=row.raised_from,
            title=RaisedWhy(row.why).words,
            state=Urgency.SOON,
            state_words="Waits for you",
            words=row.worker.full_name,
            url=reverse("people:raised", args=[row.pk]),
            reference=row.case.reference,
            loud=True,
        )


def late_steps(user: User, now: datetime) -> Iterator[Task]:
    """To whoever was told that a step is late: whose it is. The step itself, where they see the plan."""
    rows = late_steps_told_to(user, now)
    seen = set(
        PlannedAction.objects.filter(pk__in=[row.action_id for row in rows]).values_list("pk", flat=True)
    )
    for row in rows:
        owner = row.action.owner_user
        ask = ", ".join(filter(None, [row.action.owner, owner.phone if owner else ""]))
        yield Task(
            moment=end_of(row.due_on),
            title="A step that was promised is late",
            state=Urgency.LATE,
            state_words=Urgency.LATE.words,
            words=f"{due_in_words(row.due_on, now)}. Ask {ask}",
            url=reverse("conferences:action", args=[row.action_id]) if row.action_id in seen else "",
            reference=row.case.reference,
        )
