"""Beds on the timeline: what happened and when, and never an address."""

from collections.abc import Iterator
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import day
from alongside.journeys.case_home.queries.moments import Moment, name_of
from alongside.rooms.beds.models import (
    Arrival,
    BedRequest,
    Cancellation,
    Departure,
    DestinationLearned,
    Extension,
    ExtensionAnswer,
    NonArrival,
    RequestDecision,
    RequestWithdrawal,
    Stay,
)
from alongside.rooms.beds.words import Destination, Reason, Side
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    yield from _requests(case)
    yield from _stays(case)
    yield from _ends(case)
    yield from _extensions(case)


def _at(at: datetime, by: User, title: str, text: str = "") -> Moment:
    return Moment(at=at, title=title, text=text, by=name_of(by), section=Section.WHEREABOUTS)


def _requests(case: Case) -> Iterator[Moment]:
    for asked in BedRequest.objects.filter(case=case).select_related("requested_by"):
        why = f"From {day(asked.check_in)}. {Reason(asked.reason).words}."
        yield _at(asked.requested_at, asked.requested_by, "Bed asked for", why)
    for answer in RequestDecision.objects.filter(case=case).select_related("decided_by"):
        title = "Bed approved by the council" if answer.approved else "Bed refused by the council"
        yield _at(answer.decided_at, answer.decided_by, title, answer.reason)
    for taken_back in RequestWithdrawal.objects.filter(case=case).select_related("withdrawn_by"):
        yield _at(
            taken_back.withdrawn_at, taken_back.withdrawn_by, "Bed no longer asked for", taken_back.reason
        )


def _stays(case: Case) -> Iterator[Moment]:
    for stay in Stay.objects.filter(case=case).select_related("booked_by", "occupancy"):
        nights = f"{day(stay.occupancy.check_in)} to {day(stay.occupancy.leaves)}"
        yield _at(stay.booked_at, stay.booked_by, "Bed booked", nights)
    for arrival in Arrival.objects.filter(case=case).select_related("arrived_by"):
        yield _at(arrival.arrived_at, arrival.arrived_by, "Arrived at the bed")


def _ends(case: Case) -> Iterator[Moment]:
    for missed in NonArrival.objects.filter(case=case).select_related("noted_by"):
        yield _at(missed.noted_at, missed.noted_by, "Did not arrive at the bed", "Ask where they are.")
    for cancelled in Cancellation.objects.filter(case=case).select_related("cancelled_by"):
        yield _at(cancelled.cancelled_at, cancelled.cancelled_by, "Bed cancelled", cancelled.reason)
    for gone in Departure.objects.filter(case=case).select_related("departed_by"):
        to = Destination(gone.destination).words
        yield _at(gone.departed_at, gone.departed_by, "Left the bed", f"To: {to.lower()}")
    for learned in DestinationLearned.objects.filter(case=case).select_related("learned_by"):
        to = Destination(learned.destination).words
        yield _at(learned.learned_at, learned.learned_by, "Learned where they went", f"To: {to.lower()}")


def _extensions(case: Case) -> Iterator[Moment]:
    for asked in Extension.objects.filter(case=case).select_related("asked_by"):
        until = f"Until {day(asked.leaves)}. {asked.reason}"
        yield _at(asked.asked_at, asked.asked_by, "More nights asked for", until)
    for answer in ExtensionAnswer.objects.filter(case=case).select_related("answered_by"):
        said = "agreed" if answer.granted else "refused"
        side = Side(answer.side).words
        yield _at(
            answer.answered_at, answer.answered_by, f"More nights: {side.lower()} {said}", answer.reason
        )
