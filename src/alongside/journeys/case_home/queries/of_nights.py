"""Around a stay, on the timeline: a bed declined, another bed, a night away, a drive. Never a place."""

from collections.abc import Iterator

from alongside.foundations.design.words import day
from alongside.journeys.case_home.queries.moments import Moment
from alongside.journeys.case_home.queries.moments import of_whereabouts as at
from alongside.rooms.beds.models import (
    Absence,
    AbsenceAnswer,
    BedMove,
    DeclinedByHouse,
    DeclinedByPerson,
    Ride,
)
from alongside.rooms.beds.states import GOING_RIDE, RIDE, RideState
from alongside.rooms.beds.words import Expected, HouseDeclines, PersonDeclines
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    yield from _declined(case)
    for move in BedMove.objects.filter(case=case).select_related("moved_by"):
        yield at(move.moved_at, move.moved_by, "Moved to another bed of the house", f"From {day(move.night)}")
    yield from _away(case)
    yield from _drives(case)


def _declined(case: Case) -> Iterator[Moment]:
    """No name of a house, and what somebody said of it stays on its own page."""
    for no in DeclinedByPerson.objects.filter(case=case).select_related("declined_by"):
        yield at(no.declined_at, no.declined_by, "They said no to a bed", PersonDeclines(no.reason).words)
    for refusal in DeclinedByHouse.objects.filter(case=case).select_related("declined_by"):
        why = HouseDeclines(refusal.reason).words
        yield at(refusal.declined_at, refusal.declined_by, "The house declined", why)


def _away(case: Case) -> Iterator[Moment]:
    for absence in Absence.objects.filter(case=case).select_related("noted_by", "settled_by"):
        yield at(absence.noted_at, absence.noted_by, f"Away on the night of {day(absence.night)}")
        if absence.settled_at:
            title = f"Safe after the night of {day(absence.night)}"
            yield at(absence.settled_at, absence.settled_by, title)
    for answer in AbsenceAnswer.objects.filter(case=case).select_related("answered_by"):
        known = Expected(answer.expected).words
        yield at(answer.answered_at, answer.answered_by, "Asked after them: are they safe?", known)


def _drives(case: Case) -> Iterator[Moment]:
    for ride in Ride.objects.filter(case=case).select_related("arranged_by", "ended_by"):
        yield at(ride.arranged_at, ride.arranged_by, "A drive was arranged")
        if ride.ended_at and ride.state not in GOING_RIDE:
            yield at(ride.ended_at, ride.ended_by, f"The drive: {RIDE.words[RideState(ride.state)].lower()}")
