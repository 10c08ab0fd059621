"""Where a person moves to another area: what waits for an answer, on both sides, and what was answered."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import Urgency, due_in_words, elapsed, span, urgency
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.handover import answered_for, proposed_from, waiting_for
from alongside.rooms.conferences.queries.late_handovers import late_handovers_told_to
from alongside.rooms.conferences.states import HandoverState

SAID_FOR = timedelta(days=14)


def to_answer(viewer: Viewer, now: datetime) -> Iterator[Task]:
    for row in waiting_for(viewer):
        asked = row.state == HandoverState.ASKED
        title = f"{row.from_area} asks: do you take this case over?"
        words = "You asked something. " if asked else ""
        yield _task(row, title, f"{words}{due_in_words(row.answer_by, now)}", now)


def of_mine(case_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    """For whoever leads the case: they are responsible until the other area has said yes."""
    for row in proposed_from(case_ids):
        asked = row.state == HandoverState.ASKED
        title = (
            f"{row.to_area} asks something before it answers"
            if asked
            else f"{row.to_area} has not answered yet"
        )
        yield _task(row, title, due_in_words(row.answer_by, now), now)


def answered(user: User, now: datetime) -> Iterator[Task]:
    """To whoever proposed it, also when they see nothing of the case any more."""
    for row in answered_for(user, now - SAID_FOR, now):
        yes = row.state == HandoverState.ACCEPTED
        assert row.ended_at is not None
        yield Task(
            moment=row.ended_at,
            title=f"{row.to_area} said yes: it is responsible now" if yes else f"{row.to_area} said no",
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
            title=f"{row.to_agency} has not answered {row.from_agency}",
            state=Urgency.LATE,
            state_words=Urgency.LATE.words,
            words=due_in_words(row.answer_by, now),
            reference=row.case.reference,
        )


def _task(row: Handover, title: str, words: str, now: datetime) -> Task:
    state = urgency(row.answer_by, now)
    return Task(
        moment=row.answer_by,
        title=title,
        state=state,
        state_words=state.words if state is Urgency.LATE else "Waits for an answer",
        words=words,
        url=reverse("conferences:handover", args=[row.pk]),
        reference=row.case.reference,
        case_id=row.case_id,
    )
