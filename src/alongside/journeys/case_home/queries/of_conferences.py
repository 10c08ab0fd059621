from collections.abc import Iterator

from django.urls import reverse

from alongside.foundations.design.words import full_moment
from alongside.journeys.case_home.queries.moments import Moment, late, name_of
from alongside.rooms.conferences.models import ActionEnd, Conference, HeldCorrection, Moving
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    found = Conference.objects.filter(case=case).select_related(
        "convened_by", "held_by", "closed_by", "cancelled_by"
    )
    for conference in found.order_by("convened_at", "id"):
        yield from _of(conference)
    yield from _movings(case)
    yield from _ends(case)
    for corrected in HeldCorrection.objects.filter(case=case).select_related("corrected_by"):
        was = f"{full_moment(corrected.was)} was written first. {corrected.reason}".strip()
        yield Moment(
            at=corrected.corrected_at,
            title="Time of a conference corrected",
            text=was,
            url=reverse("conferences:conference", kwargs={"conference_id": corrected.conference_id}),
            by=name_of(corrected.corrected_by),
        )


def _movings(case: Case) -> Iterator[Moment]:
    for row in Moving.objects.filter(case=case).select_related("moved_by"):
        yield Moment(
            at=row.moved_at,
            title="Time changed",
            text=f"From {full_moment(row.was)} to {full_moment(row.became)}.",
            url=reverse("conferences:conference", kwargs={"conference_id": row.conference_id}),
            by=name_of(row.moved_by),
        )


def _ends(case: Case) -> Iterator[Moment]:
    for row in ActionEnd.objects.filter(case=case).select_related("said_by", "action"):
        yield Moment(
            at=row.said_at,
            title=f"A step: {PLANNED_ACTION.words[ActionState(row.state)].lower()}",
            text=f"{row.action.step}. {row.word}",
            url=reverse("conferences:action", kwargs={"action_id": row.action_id}),
            by=name_of(row.said_by),
        )


def _of(row: Conference) -> Iterator[Moment]:
    url = reverse("conferences:conference", kwargs={"conference_id": row.pk})
    when = f"For {full_moment(row.starts)}, {Mode(row.mode).words.lower()}."
    yield Moment(
        at=row.convened_at, title="Conference convened", text=when, url=url, by=name_of(row.convened_by)
    )
    if row.held_at is not None:
        written = late(row.held_at, row.held_recorded)
        yield Moment(
            at=row.held_at, title="Conference held", url=url, by=name_of(row.held_by), written=written
        )
    if row.closed_at is not None:
        yield Moment(at=row.closed_at, title="Minutes closed", url=url, by=name_of(row.closed_by))
    if row.cancelled_at is not None:
        why, by = row.cancelled_why, name_of(row.cancelled_by)
        yield Moment(at=row.cancelled_at, title="Conference cancelled", text=why, url=url, by=by)
