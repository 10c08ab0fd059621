"""Next places, made the way workers make them: through the verbs."""

from datetime import datetime, timedelta

from alongside.rooms.beds.actions.assessments import Looked, assess_place
from alongside.rooms.beds.actions.next_places import Proposal, agree_place, propose_place, record_move
from alongside.rooms.beds.models import NextPlace, SuitabilityAssessment
from alongside.rooms.beds.moving_on import Aspect, Fit, NextKind
from alongside.rooms.beds.tests.factories import Area, as_seen_by
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

DAY = timedelta(days=1)
MOVES = NOW + 3 * DAY


def a_place(area: Area, kind: NextKind = NextKind.SAFE_HOUSE, *, case: Case | None = None) -> NextPlace:
    of = case or a_case(area.navigator)
    proposal = Proposal(kind=kind, provider="Harbour Homes", area="By the sea", outcode="ZZ7")
    with as_seen_by(area.navigator):
        return propose_place(case=of, proposal=proposal, by=area.navigator, at=NOW)


def agreed(
    area: Area, place: NextPlace, *, moves: datetime = MOVES, despite: str = "", at: datetime = NOW
) -> NextPlace:
    with as_seen_by(area.navigator, at):
        return agree_place(place=place, moves=moves, despite=despite, by=area.navigator, at=at)


def moved(area: Area, place: NextPlace, *, at: datetime = MOVES) -> NextPlace:
    with as_seen_by(area.navigator, at):
        return record_move(place=place, moved=at, by=area.navigator, at=at)


def assessed(area: Area, place: NextPlace, *, at: datetime = NOW, **fits: Fit) -> SuitabilityAssessment:
    """Everything suits but what is named: `location=Fit.DOES_NOT_SUIT`."""
    looked = {aspect: Looked(fits.get(aspect.value, Fit.SUITS), f"Canary {aspect}") for aspect in Aspect}
    with as_seen_by(area.navigator, at):
        return assess_place(place=place, looked=looked, by=area.navigator, at=at)
