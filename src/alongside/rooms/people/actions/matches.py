from datetime import datetime
from enum import StrEnum

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.models import Case, PossibleMatch


class MatchAnswer(StrEnum):
    SAME = "same"
    NOT_THE_SAME = "not_the_same"
    CANNOT_SAY = "cannot_say"


@verb
def raise_match(*, case: Case, earlier: Case, talk_to: User, by: User, at: datetime) -> PossibleMatch:
    match = PossibleMatch.objects.create(
        case=case, earlier=earlier, talk_to=talk_to, found_at=at, found_by=by
    )
    record("match.raised", by=by, at=at, case_id=case.pk, about=match)
    record("match.raised", by=by, at=at, case_id=earlier.pk, about=match)
    return match


@verb
def answer_match(*, match: PossibleMatch, answer: MatchAnswer, by: User, at: datetime) -> None:
    """Said by a person who has compared; nothing is ever merged by the program."""
    if match.answered_at is not None:
        raise Refused("This was answered already.")
    match.answer, match.answered_at, match.answered_by = answer, at, by
    match.save(update_fields=["answer", "answered_at", "answered_by"])
    record("match.answered", by=by, at=at, case_id=match.case_id, about=match, answer=answer)
