"""Where a person moves to another area: what waits for an answer, on both sides."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.words import Urgency, due_in_words, urgency
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.handover import proposed_from, waiting_for
from alongside.rooms.conferences.states import HandoverState

SAID = {
    HandoverState.PROPOSED: "has not answered yet",
    HandoverState.ASKED: "asks something before it answers",
    HandoverState.AGREED: "said yes: the case is on its way, and you are responsible until it has arrived",
}


def to_answer(viewer: Viewer, now: datetime) -> Iterator[Task]:
    for row in waiting_for(viewer):
        asked = row.state == HandoverState.ASKED
        title = f"{row.area_from} asks: do you take this case over?"
        words = "You asked something. " if asked else ""
        yield _task(row, title, f"{words}{due_in_words(row.answer_by, now)}", now)


def of_mine(case_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    """For whoever leads the case: they are responsible until the other area has said yes."""
    for row in proposed_from(case_ids):
        title = f"{row.area_to} {SAID[HandoverState(row.state)]}"
        yield _task(row, title, due_in_words(row.answer_by, now), now)


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
