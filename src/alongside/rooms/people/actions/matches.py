from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import lookalike, queries
from alongside.rooms.people.models import Case, PossibleMatch
from alongside.rooms.people.words import MatchAnswer


@verb
def raise_match(*, case: Case, earlier: Case, talk_to: User, by: User, at: datetime) -> PossibleMatch:
    match = PossibleMatch.objects.create(
        case=case, earlier=earlier, talk_to=talk_to, found_at=at, found_by=by
    )
    record("match.raised", by=by, at=at, case_id=case.pk, about=match)
    record("match.raised", by=by, at=at, case_id=earlier.pk, about=match)
    return match


def raise_look_alikes(*, case: Case, by: User, at: datetime) -> list[PossibleMatch]:
    """Part of every verb that tells a new name or date of birth."""
    return [
        raise_match(case=case, earlier=earlier, talk_to=row.user, by=by, at=at)
        for earlier, row in lookalike.earlier_cases_like(case, at)
    ]


@verb
def answer_match(*, match_id: UUID, answer: MatchAnswer, by: User, at: datetime) -> PossibleMatch:
    """Said by the one who knows the earlier case, or covers for them; nothing is ever merged by the program."""
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        match = PossibleMatch.objects.select_for_update().filter(pk=match_id).first()
        mine = queries.people_i_work_for(by, in_london(at).date())
        if match is None or not any(user.pk in mine for user in lookalike.who_answers(match)):
            raise Refused("Only the person who was asked can answer this.", "Ask them to look at My work.")
        if match.answered_at is not None:
            raise Refused("This was answered already.")
        match.answer, match.answered_at, match.answered_by = answer, at, by
        match.save(update_fields=["answer", "answered_at", "answered_by"])
    record("match.answered", by=by, at=at, case_id=match.case_id, about=match, answer=answer)
    return match
