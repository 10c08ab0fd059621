from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.words import due_in_words, elapsed, span, urgency
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.queries.sharing import to_review


def tasks(viewer: Viewer, now: datetime) -> Iterator[Task]:
    """What was decided without the person and waits for this viewer as the second one."""
    for row in to_review(viewer, now):
        yield _review(row, now)


def _review(row: SharingDecision, now: datetime) -> Task:
    due, asked = (
        row.review_due,
        f"{row.decided_by.full_name} decided it {span(elapsed(row.decided_at, now))} ago",
    )
    state = urgency(due, now) if due else None
    return Task(
        moment=due or row.decided_at,
        title="Shown without agreement: look at it as the second person",
        state=state or "soon",
        state_words=state.words if state else "Waits for you",
        words=f"{due_in_words(due, now)}. {asked}" if due else asked,
        url=reverse("choices:sharing", kwargs={"case_id": row.case_id, "sharing_id": row.pk}),
        reference=row.case.reference,
        case_id=row.case_id,
    )
