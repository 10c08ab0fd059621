"""The look-alike check: which earlier cases of the same area a new one may be about.

It looks wider than its asker may, as `Service.LOOK_ALIKE`, and tells only whom to talk to.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.people import queries
from alongside.rooms.people.models import (
    Case,
    CaseLink,
    Fact,
    KeyWorker,
    Name,
    Ownership,
    PossibleMatch,
    ShutOut,
)
from alongside.rooms.people.questions import Known
from alongside.rooms.people.rules import Likeness, likeness_of, looks_alike, name_likeness
from alongside.rooms.people.states import CaseState

NOBODYS = (
    CaseState.ASKED,
    CaseState.OPENED_IN_ERROR,
    CaseState.ERASED,
)  # nobody is to be found in them any more
MOST = 5  # more than this is a common name, not a lead


def earlier_cases_like(case: Case, at: datetime) -> list[tuple[Case, KeyWorker]]:
    """The nearest first, each with its key worker. Already raised, linked or mistaken cases are left out."""
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        area = _area(case)
        likenesses = _likenesses([case.pk, *area])
        mine = likenesses[case.pk]
        alike = [other for other in area if looks_alike(mine, likenesses[other])]
        alike.sort(key=lambda other: (-name_likeness(mine, likenesses[other]), str(other)))
        return _with_key_workers(alike[:MOST])


def cases_alike_that_day(user: User, at: datetime) -> int:
    """How many cases to which this worker added a name or a date of birth on that day looked like others."""
    midnight = in_london(at).replace(hour=0, minute=0, second=0, microsecond=0)
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        raised = PossibleMatch.objects.filter(found_by=user, found_at__gte=midnight)
        return raised.values("case").distinct().count()


def _area(case: Case) -> list[UUID]:
    raised = PossibleMatch.objects.filter(case=case).values("earlier_id")
    raised_from_there = PossibleMatch.objects.filter(earlier=case).values("case_id")
    found_together = CaseLink.objects.filter(case=case).values("other_id")
    cases = Case.objects.filter(partnership_id=case.partnership_id)
    cases = cases.exclude(pk=case.pk).exclude(person_id=case.person_id)
    cases = cases.exclude(state__in=NOBODYS).exclude(pk__in=found_together)
    return list(cases.exclude(pk__in=raised).exclude(pk__in=raised_from_there).values_list("pk", flat=True))


def _likenesses(case_ids: Iterable[UUID]) -> dict[UUID, Likeness]:
    """By case: every name it ever had, corrected ones too, and the date of birth that stands."""
    wanted, names, births = list(case_ids), defaultdict(list), {}
    for case_id, text in Name.objects.filter(case_id__in=wanted).values_list("case_id", "text"):
        if text != ERASED:  # all that is erased looks alike
            names[case_id].append(text)
    born = Fact.objects.filter(case_id__in=wanted, question="date_of_birth", known=Known.TOLD)
    for case_id, answer in born.filter(replaced_by__isnull=True).values_list("case_id", "answer"):
        if answer != ERASED:
            births[case_id] = PartDate.parse(answer)
    return {case_id: likeness_of(names[case_id], births.get(case_id)) for case_id in wanted}


def _with_key_workers(case_ids: list[UUID]) -> list[tuple[Case, KeyWorker]]:
    standing = KeyWorker.objects.filter(case_id__in=case_ids, until__isnull=True)
    rows = {row.case_id: row for row in standing.select_related("case", "user")}
    return [(rows[case_id].case, rows[case_id]) for case_id in case_ids if case_id in rows]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody is asked whether they know the person of a case they cannot see."""

    match_id: UUID
    earlier_id: UUID
    asked_by: User
    talk_to: User
    found_at: datetime


def asked_of(user_ids: Iterable[UUID], at: datetime) -> list[Asked]:
    """Matches not answered yet that ask one of these people; of the new case not even its reference."""
    mine = set(user_ids)
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        shut = ShutOut.objects.filter(
            case=OuterRef("earlier"), user=OuterRef("talk_to"), ended_at__isnull=True
        )
        has_left = Q(talk_to__is_active=False) | Q(is_shut_out=True)
        named_or_left = Q(talk_to_id__in=mine) | has_left & Q(earlier__in=_answered_for_by(mine))
        open_ones = PossibleMatch.objects.annotate(is_shut_out=Exists(shut))
        open_ones = open_ones.filter(named_or_left, answered_at__isnull=True)
        open_ones = open_ones.exclude(case__state__in=NOBODYS).exclude(earlier__state=CaseState.ERASED)
        rows = open_ones.select_related("found_by", "talk_to", "earlier").order_by("found_at", "id")
        asked = [(match, _first_of(who_answers(match), mine)) for match in rows]
        return [_asked(match, user) for match, user in asked if user]


def _answered_for_by(user_ids: Iterable[UUID]) -> QuerySet[Ownership, UUID]:
    """The cases of these people's agencies: nobody else is asked in the place of somebody who has left."""
    agencies = Membership.objects.filter(user_id__in=user_ids, until_day__isnull=True).values("agency_id")
    return Ownership.objects.filter(agency_id__in=agencies, until__isnull=True).values_list(
        "case_id", flat=True
    )


def _first_of(users: Iterable[User], mine: set[UUID]) -> User | None:
    return next((user for user in users if user.pk in mine), None)


def _asked(match: PossibleMatch, talk_to: User) -> Asked:
    return Asked(
        match_id=match.pk,
        earlier_id=match.earlier_id,
        asked_by=match.found_by,
        talk_to=talk_to,
        found_at=match.found_at,
    )


def who_answers(match: PossibleMatch) -> list[User]:
    """The one who was asked; when they have left or are shut out, the key worker of today, or else the team.

    Looks as the service that calls it may.
    """
    if match.talk_to.is_active and not _is_shut_out(match, match.talk_to):
        return [match.talk_to]
    key_worker = queries.key_worker_of(match.earlier)
    if key_worker is not None and key_worker.is_active and not _is_shut_out(match, key_worker):
        return [key_worker]
    return queries.who_answers_for(match.earlier)


def _is_shut_out(match: PossibleMatch, user: User) -> bool:
    """A list of matches brings the answer for whoever was asked with it."""
    if user == match.talk_to and hasattr(match, "is_shut_out"):
        return bool(match.is_shut_out)
    return user.pk in queries.shut_out_of(match.earlier_id)


def raised_by(case: Case, at: datetime) -> list[tuple[PossibleMatch, User]]:
    """What the check found for a case that the viewer sees, each with whom to talk to now."""
    rows = queries.matches_raised_by(case)
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        return [(row, _spoken_of(row)) for row in rows]


def _spoken_of(match: PossibleMatch) -> User:
    """Once it is answered, it stays with the one who was asked."""
    return match.talk_to if match.answered_at else next(iter(who_answers(match)), match.talk_to)
