from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import lookalike, policy_files, queries
from alongside.rooms.people.actions.oversight import raise_to_lead
from alongside.rooms.people.models import Case, PossibleMatch
from alongside.rooms.people.words import MatchAnswer, RaisedWhy


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
    raised = [
        raise_match(case=case, earlier=earlier, talk_to=row.user, by=by, at=at)
        for earlier, row in lookalike.earlier_cases_like(case, at)
    ]
    if raised and _is_somebody_at_a_page():
        _count(case, raised[0], by, at)
    return raised


def _is_somebody_at_a_page() -> bool:
    """Not whoever takes in a table of many cases at once, nor what builds a demo."""
    viewer = viewing.current()
    return viewer is not None and viewer.service is None


def _count(case: Case, match: PossibleMatch, by: User, at: datetime) -> None:
    """Names can be tried out, by cases of people who do not exist: whoever leads the area looks at the many."""
    number = lookalike.cases_alike_that_day(by, at)
    if number >= policy_files.LOOK_ALIKES_A_DAY.on(in_london(at).date()).value:
        raise_to_lead(case=case, why=RaisedWhy.ALIKE_OFTEN, about_id=match.pk, worker=by, by=by, at=at)


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
