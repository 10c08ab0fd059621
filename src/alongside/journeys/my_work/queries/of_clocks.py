from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.clocks.catalogue import Kind
from alongside.rooms.clocks.presenters import card
from alongside.rooms.clocks.queries import Reading, running, that_ask

WORK = {Kind.LIMIT, Kind.TARGET, Kind.REMINDER}  # the others are good to know on the page of the case


def tasks(case_ids: Iterable[UUID], now: datetime) -> list[Task]:
    asking = that_ask(running(case_ids, now))
    return [_task(reading, now) for reading in asking if reading.words.kind in WORK]


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
