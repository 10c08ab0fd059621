from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.actions import end_sharing, expire_consents
from alongside.rooms.choices.queries.sharing import not_ended
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.conferences.actions.clocks import (
    conference_clocks_run,
    start_conference_clocks,
    stop_conference_clocks,
)
from alongside.rooms.conferences.models import Conference
from alongside.rooms.people import actions as people
from alongside.rooms.people.models import AgeSaid, Case, Closure, MetCorrection, OpenedInError
from alongside.rooms.people.words import AgeStatus, Outcome


@verb
def close_case(*, case: Case, outcome: Outcome, reason: str, by: User, at: datetime) -> Closure:
    """The work ends: so do its clocks, and what was opened to others."""
    closure = people.close_case(case=case, outcome=outcome, reason=reason, by=by, at=at)
    _end(case, "case closed", by, at)
    return closure


@verb
def mark_opened_in_error(*, case: Case, reason: str, by: User, at: datetime) -> OpenedInError:
    row = people.mark_opened_in_error(case=case, reason=reason, by=by, at=at)
    _end(case, "opened in error", by, at)
    return row


def _end(case: Case, why: str, by: User, at: datetime) -> None:
    stop_clocks(case=case, rules=None, why=why, by=by, at=at)
    expire_consents(case=case, by=by, at=at)
    for decision in not_ended(case):
        end_sharing(decision=decision, by=by, at=at)
    people.end_grants_but_the_owners(case=case, why=why, by=by, at=at)


@verb
def correct_first_meeting(
    *, case: Case, met: datetime, found_at: str, reason: str, version: int, by: User, at: datetime
) -> MetCorrection:
    """R-MACC-01: clocks that still run are stopped and started anew from the moment that is right."""
    _check_before_conferences(case, met)
    row = people.correct_first_meeting(
        case=case, met=met, found_at=found_at, reason=reason, version=version, by=by, at=at
    )
    if row.was != row.became and conference_clocks_run(case):
        stop_conference_clocks(case=case, why="first meeting corrected", by=by, at=at)
        start_conference_clocks(case=case, met=met, by=by, at=at)
    return row


def _check_before_conferences(case: Case, met: datetime) -> None:
    if Conference.objects.filter(case=case, held_at__lt=met).exists():
        raise Refused("A conference was held before that.", "Check the day and the time.")


@verb
def say_age(
    *, case: Case, age_status: AgeStatus, reason: str, version: int, by: User, at: datetime
) -> AgeSaid:
    """R-NRM-03: an adult has conference clocks, from the meeting on; with a doubt they stop again."""
    was_child = case.treat_as_child
    said = people.say_age(case=case, age_status=age_status, reason=reason, version=version, by=by, at=at)
    if was_child and not case.treat_as_child:
        start_conference_clocks(case=case, met=case.identified_at, by=by, at=at)
    if case.treat_as_child and not was_child:
        stop_conference_clocks(case=case, why="treated as a child", by=by, at=at)
    return said
