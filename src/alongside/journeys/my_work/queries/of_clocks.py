from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.clocks.catalogue import Kind
from alongside.rooms.clocks.presenters import card
from alongside.rooms.clocks.queries import Reading, running

ASK_BEFOREHAND = {Kind.LIMIT, Kind.TARGET}
ASK_ONCE_PASSED = {Kind.LIMIT, Kind.TARGET, Kind.REMINDER}


def tasks(case_ids: Iterable[UUID], now: datetime) -> list[Task]:
    """Clocks that ask for something: limits and targets from the start, reminders once their day has come."""
    return [_task(reading, now) for reading in running(case_ids, now) if _asks(reading)]


def _asks(reading: Reading) -> bool:
    return reading.words.kind in (ASK_ONCE_PASSED if reading.passed else ASK_BEFOREHAND)


def _task(reading: Reading, now: datetime) -> Task:
    shown, clock = card(reading, now), reading.clock
    return Task(
        moment=clock.due,
        title=shown.name,
        state=shown.state,
        state_words=shown.state_words,
        words=shown.words,
        url=reverse("case_home:home", kwargs={"case_id": clock.case_id}),
        case_id=clock.case_id,
    )
