"""What must not wait on the page of a case: a bed in a place that is not safe, a night away of which nobody knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.words import elapsed, short_day, span
from alongside.rooms.beds.queries.nearness import sleeping_unsafely
from alongside.rooms.beds.queries.nights import open_absences
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import AbsenceState
from alongside.rooms.people.models import Case


@dataclass(frozen=True)
class Alarm:
    """`url` is empty for whoever may read of it and not act."""

    title: str
    words: str
    url: str
    link: str


def alarms(case: Case, viewer: Viewer, now: datetime) -> Iterator[Alarm]:
    for stay, stops in sleeping_unsafely(tonight(now), [case.pk]):
        written = max(stop.area.added_at for stop in stops)
        yield Alarm(
            "They sleep, or are to sleep, where they are not safe",
            f"Written down {span(elapsed(written, now))} ago. They need another bed today.",
            reverse("beds:stay", args=[stay.pk]) if viewer.may(Permission.SEE_BED_BOARD) else "",
            "The bed",
        )
    for absence in open_absences([case.pk]):
        if absence.state == AbsenceState.ASKED:
            yield Alarm(
                f"Away on the night of {short_day(absence.night)}: are they safe?",
                f"Noted {span(elapsed(absence.noted_at, now))} ago. Nobody has answered yet.",
                reverse("beds:absence", args=[absence.pk]) if viewer.may(Permission.REQUEST_BED) else "",
                "Answer",
            )
