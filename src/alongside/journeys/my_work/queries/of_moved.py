"""What became of a wish that another area takes a case over, for those who may see nothing else of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import Urgency, due_in_words, elapsed, span
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.conferences.queries.handover import answered_for
from alongside.rooms.conferences.queries.late_handovers import late_handovers_told_to
from alongside.rooms.conferences.states import HandoverState

SAID_FOR = timedelta(days=14)


def answered(user: User, now: datetime) -> Iterator[Task]:
    """To whoever proposed it, also when they see nothing of the case any more."""
    for row in answered_for(user, now - SAID_FOR, now):
        yes = row.state == HandoverState.ACCEPTED
        assert row.ended_at is not None
        yield Task(
            moment=row.ended_at,
            title=f"{row.area_to} said yes: it is responsible now" if yes else f"{row.area_to} said no",
            state=Urgency.OK if yes else Urgency.SOON,
            state_words="Accepted" if yes else "Refused",
            words=f"{span(elapsed(row.ended_at, now))} ago",
            url="" if yes else reverse("conferences:handover", args=[row.pk]),
            reference=row.case.reference,
        )


def late(user: User, now: datetime) -> Iterator[Task]:
    """To whoever was told that nobody has answered."""
    for row in late_handovers_told_to(user, now):
        yield Task(
            moment=row.answer_by,
            title=f"{row.to_agency or row.area_to} has not answered {row.from_agency or row.area_from}",
            state=Urgency.LATE,
            state_words=Urgency.LATE.words,
            words=due_in_words(row.answer_by, now),
            reference=row.case.reference,
        )
