"""Beds on the timeline: what happened and when, and never an address."""

from collections.abc import Iterator

from alongside.foundations.design.words import counted, day
from alongside.journeys.case_home.queries import of_nights, of_places
from alongside.journeys.case_home.queries.moments import Moment
from alongside.journeys.case_home.queries.moments import of_whereabouts as at
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
    stays = list(Stay.objects.filter(case=case).select_related("booked_by"))
    if stays:
        yield from _stays(case, stays)
        yield from _ends(case)
        yield from _extensions(case)
        yield from of_nights.moments(case)
    yield from of_places.moments(case)


def _requests(case: Case) -> Iterator[Moment]:
    for asked in BedRequest.objects.filter(case=case).select_related("requested_by"):
        why = f"From {day(asked.check_in)}. {Reason(asked.reason).words}."
        yield at(asked.requested_at, asked.requested_by, "Bed asked for", why)
    for answer in RequestDecision.objects.filter(case=case).select_related("decided_by"):
        title = "Bed approved by the council" if answer.approved else "Bed refused by the council"
        yield at(answer.decided_at, answer.decided_by, title, answer.reason)
    for taken_back in RequestWithdrawal.objects.filter(case=case).select_related("withdrawn_by"):
        yield at(
            taken_back.withdrawn_at, taken_back.withdrawn_by, "Bed no longer asked for", taken_back.reason
        )


def _stays(case: Case, stays: list[Stay]) -> Iterator[Moment]:
    """What was booked then, whatever became of it since."""
    for stay in stays:
        nights = f", {counted(stay.nights_booked, 'night')}" if stay.nights_booked else ""
        yield at(stay.booked_at, stay.booked_by, "Bed booked", f"From {day(stay.check_in)}{nights}")
    for arrival in Arrival.objects.filter(case=case).select_related("arrived_by"):
        yield at(arrival.arrived_at, arrival.arrived_by, "Arrived at the bed")


def _ends(case: Case) -> Iterator[Moment]:
    for missed in NonArrival.objects.filter(case=case).select_related("noted_by"):
        yield at(missed.noted_at, missed.noted_by, "Did not arrive at the bed", "Ask where they are.")
    for cancelled in Cancellation.objects.filter(case=case).select_related("cancelled_by"):
        yield at(cancelled.cancelled_at, cancelled.cancelled_by, "Bed cancelled", cancelled.reason)
    for gone in Departure.objects.filter(case=case).select_related("departed_by"):
        to = Destination(gone.destination).words
        yield at(gone.departed_at, gone.departed_by, "Left the bed", f"To: {to.lower()}")
    for learned in DestinationLearned.objects.filter(case=case).select_related("learned_by"):
        to = Destination(learned.destination).words
        yield at(learned.learned_at, learned.learned_by, "Learned where they went", f"To: {to.lower()}")


def _extensions(case: Case) -> Iterator[Moment]:
    for asked in Extension.objects.filter(case=case).select_related("asked_by"):
        until = f"Until {day(asked.leaves)}. {asked.reason}"
        yield at(asked.asked_at, asked.asked_by, "More nights asked for", until)
    for answer in ExtensionAnswer.objects.filter(case=case).select_related("answered_by"):
        said = "agreed" if answer.granted else "refused"
        side = Side(answer.side).words
        yield at(answer.answered_at, answer.answered_by, f"More nights: {side.lower()} {said}", answer.reason)
