"""For whoever leads a case: somebody who was away, a bed that was declined, a drive that nobody has spoken of since."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from alongside.foundations.design.words import (
    Urgency,
    due_in_words,
    elapsed,
    full_moment,
    short_day,
    span,
    urgency,
)
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.beds.models import Absence, BedRequest, Ride
from alongside.rooms.beds.queries.nearness import sleeping_unsafely
from alongside.rooms.beds.queries.nights import open_absences
from alongside.rooms.beds.queries.rides import is_off, rides_gone_by
from alongside.rooms.beds.queries.unmet import answered_requests, declined_requests
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import AbsenceState, RequestState

SHOWN_FOR = timedelta(days=3)  # after a no


def tasks(case_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    if not case_ids:
        return
    yield from unsafe_beds(now, case_ids)
    for absence in open_absences(case_ids):
        yield _away(absence, now)
    for request in answered_requests(case_ids, now - SHOWN_FOR):
        yield _answered(request)
    for request in declined_requests(case_ids):
        yield _declined(request)
    for ride in rides_gone_by(case_ids, now):
        yield _ride(ride, now)


def unsafe_beds(now: datetime, case_ids: Collection[UUID] | None = None) -> Iterator[Task]:
    """For whoever leads the case, and without `case_ids` for whoever decides about beds."""
    for stay, stops in sleeping_unsafely(tonight(now), case_ids):
        written = max(stop.area.added_at for stop in stops)
        yield Task(
            moment=written,
            title="They sleep, or are to sleep, where they are not safe",
            state=Urgency.LATE,
            state_words="Another bed, today",
            words=f"written down {span(elapsed(written, now))} ago",
            url=reverse("beds:stay", args=[stay.pk]),
            reference=stay.case.reference,
            case_id=stay.case_id,
            loud=True,
        )


def _away(absence: Absence, now: datetime) -> Task:
    """Not answered, it is loud. Answered, it waits until whoever said they try next should have."""
    due = max((answer.tries_due for answer in absence.answers.all() if answer.tries_due), default=None)
    asked = absence.state == AbsenceState.ASKED
    state = Urgency.LATE if asked else urgency(due, now) if due else Urgency.SOON
    return Task(
        moment=due or absence.noted_at,
        title=f"Away on the night of {short_day(absence.night)}: are they safe?",
        state=state,
        state_words="Nobody has answered" if asked else "Asked after",
        words=f"Try again {due_in_words(due, now)}"
        if due
        else f"noted {span(elapsed(absence.noted_at, now))} ago",
        url=reverse("beds:absence", args=[absence.pk]),
        reference=absence.case.reference,
        case_id=absence.case_id,
        loud=asked,
    )


def _answered(request: BedRequest) -> Task:
    refused = request.state == RequestState.REFUSED
    return Task(
        moment=request.decision.decided_at,
        title="The council refused the bed: what now?" if refused else "The council said yes: choose a bed",
        state="soon",
        state_words="Answered",
        words=f"A bed was asked for from {short_day(request.check_in)}",
        url=reverse("place_tonight:bed", args=[request.case_id]),
        reference=request.case.reference,
        case_id=request.case_id,
    )


def _declined(request: BedRequest) -> Task:
    return Task(
        moment=request.requested_at,
        title="A bed was declined: choose another",
        state="soon",
        state_words="Waits for you",
        words=f"A bed is needed from {short_day(request.check_in)}",
        url=reverse("place_tonight:bed", args=[request.case_id]),
        reference=request.case.reference,
        case_id=request.case_id,
    )


def _ride(ride: Ride, now: datetime) -> Task:
    """Who drives may have read the link already: only a worker can reach them then."""
    off = is_off(ride)
    return Task(
        moment=ride.starts,
        title="The bed is off: ring the driver" if off else "A drive: were they picked up?",
        state=Urgency.LATE,
        state_words="Now" if off else "Late",
        words=f"pick-up {full_moment(ride.starts)}"
        if off
        else f"pick-up {span(elapsed(ride.starts, now))} ago",
        loud=off,
        url=reverse("beds:ride", args=[ride.stay_id]),
        reference=ride.case.reference,
        case_id=ride.case_id,
    )
