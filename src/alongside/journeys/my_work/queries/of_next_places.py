"""For whoever leads a case: a place that nobody has looked at, and what a move cut off."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from alongside.foundations.design.words import counted, elapsed, span
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.beds.models import NextPlace
from alongside.rooms.beds.moving_on import Reconnect
from alongside.rooms.beds.queries.next_places import to_be_assessed, with_open_lines


def tasks(case_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    if not case_ids:
        return
    for place in to_be_assessed(case_ids):
        words = f"proposed {span(elapsed(place.proposed_at, now))} ago"
        yield _task(place, place.proposed_at, "Asylum accommodation: does it suit them?", words)
    for place, lines in with_open_lines(case_ids):
        yield _task(place, place.moved_at or now, _after(lines), ", ".join(line.words for line in lines[:3]))


def _after(lines: list[Reconnect]) -> str:
    return f"After the move: {counted(len(lines), 'thing')} to tie again"


def _task(place: NextPlace, moment: datetime, title: str, words: str) -> Task:
    return Task(
        moment=moment,
        title=title,
        state="soon",
        state_words="Waits for you",
        words=words,
        url=reverse("beds:next_place", args=[place.case_id, place.pk]),
        reference=place.case.reference,
        case_id=place.case_id,
    )
