from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.words import day, elapsed, span
from alongside.journeys.my_work.queries.at_this_hour import AtThisHour
from alongside.journeys.my_work.queries.of_houses import arrivals, overstays
from alongside.journeys.my_work.queries.of_nights import unsafe_beds
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.beds.models import (
    BedRequest,
    ExclusionOverride,
    Extension,
    ExtensionAnswer,
)
from alongside.rooms.beds.queries.council import longer_stays_asked, waiting
from alongside.rooms.beds.queries.house import expected_in, houses_run_by, overstayed_in, questions_in
from alongside.rooms.beds.queries.nearness import second_looks_for
from alongside.rooms.beds.queries.protocols import areas_answered_by
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.words import Side


def tasks(viewer: Viewer, now: datetime) -> Iterator[Task]:
    """What waits for the council and for the hostel; what one's own side has answered is gone."""
    hour = AtThisHour(viewer, now)
    if viewer.may(Permission.APPROVE_BED):
        areas = areas_answered_by(viewer)
        yield from (_request(request, hour) for request in waiting(areas))
        yield from _extensions(longer_stays_asked(areas), Side.COUNCIL, hour)
        yield from unsafe_beds(now)
    if viewer.may(Permission.APPROVE_BED) or viewer.may(Permission.REQUEST_BED):
        yield from (_second_look(override, now) for override in second_looks_for(viewer))
    if viewer.may(Permission.RUN_BEDS):
        houses = houses_run_by(viewer)
        yield from _extensions(questions_in(houses), Side.HOSTEL, hour)
        yield from arrivals(expected_in(houses, tonight(now)), now)
        yield from overstays(overstayed_in(houses, tonight(now)))


def _request(request: BedRequest, hour: AtThisHour) -> Task:
    asked = f"{request.agency} asked {span(elapsed(request.requested_at, hour.now))} ago"
    waits = hour.request(request, asked)
    return Task(
        moment=request.requested_at,
        title=f"A bed from {day(request.check_in)}: approve or refuse",
        state="soon",
        url=reverse("beds:request", kwargs={"request_id": request.pk}),
        reference=request.case.reference,
        state_words=waits.state_words,
        words=waits.words,
    )


def _second_look(override: ExclusionOverride, now: datetime) -> Task:
    return Task(
        moment=override.asked_at,
        title="A house where somebody may not be safe: agree or refuse",
        state="soon",
        state_words="Waits for a second person",
        words=f"asked {span(elapsed(override.asked_at, now))} ago",
        url=reverse("place_tonight:answer_override", args=[override.case_id, override.pk]),
        reference=override.case.reference,
    )


def _extensions(asked: list[Extension], side: Side, hour: AtThisHour) -> Iterator[Task]:
    ids = [extension.pk for extension in asked]
    answered = set(
        ExtensionAnswer.objects.filter(extension_id__in=ids, side=side).values_list("extension_id", flat=True)
    )
    for extension in asked:
        if extension.pk not in answered:
            asked_ago = f"asked {span(elapsed(extension.asked_at, hour.now))} ago"
            waits = hour.extension(extension, side, asked_ago)
            yield Task(
                moment=extension.asked_at,
                title=f"More nights, until {day(extension.leaves)}: agree or refuse",
                state="soon",
                url=reverse("beds:extension", kwargs={"extension_id": extension.pk}),
                state_words=waits.state_words,
                words=waits.words,
            )
