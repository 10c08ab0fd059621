"""Whether an asylum placement suits this person; and after a move, what has to be tied again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import AfterMove, AspectFound, NextPlace, SuitabilityAssessment
from alongside.rooms.beds.moving_on import Aspect, Fit, NextKind, Reconnect, Tied
from alongside.rooms.beds.states import OPEN_NEXT_PLACE, NextPlaceState
from alongside.rooms.beds.suitability import suitability
from alongside.rooms.people.actions import hold_open


@dataclass(frozen=True)
class Looked:
    """What was found of one aspect."""

    fit: Fit
    words: str = ""


@verb
def assess_place(
    *, place: NextPlace, looked: Mapping[Aspect, Looked], by: User, at: datetime
) -> SuitabilityAssessment:
    """R-BED-09. A later assessment is a new version; none is ever changed."""
    held = _held(place)
    if held.kind != NextKind.ASYLUM or held.state not in OPEN_NEXT_PLACE:
        raise Refused("Only asylum accommodation that is still open is assessed.", "Propose a place first.")
    finding = suitability({aspect: seen.fit for aspect, seen in looked.items()})
    row = SuitabilityAssessment.objects.create(
        case=held.case,
        place=held,
        number=SuitabilityAssessment.objects.filter(place=held).count() + 1,
        found=finding.suitability,
        assessed_at=at,
        assessed_by=by,
    )
    for aspect in Aspect:
        seen = looked.get(aspect, Looked(Fit.NOT_KNOWN))
        AspectFound.objects.create(
            case=held.case, assessment=row, aspect=aspect, fit=seen.fit, words=seen.words
        )
    record("next_place.assessed", by=by, at=at, case_id=held.case_id, about=held, found=row.found)
    return row


@verb
def answer_after_move(
    *, place: NextPlace, line: Reconnect, answer: Tied, words: str = "", by: User, at: datetime
) -> AfterMove:
    held = _held(place)
    if held.state != NextPlaceState.MOVED:
        raise Refused("They have not moved there.", "The list comes after the move.")
    row = AfterMove.objects.create(
        case=held.case, place=held, line=line, answer=answer, words=words, answered_at=at, answered_by=by
    )
    record(
        "next_place.line_answered", by=by, at=at, case_id=held.case_id, about=held, line=line, answer=answer
    )
    return row


def _held(place: NextPlace) -> NextPlace:
    held = NextPlace.objects.select_for_update().get(pk=place.pk)
    hold_open(held.case)
    return held
