"""The look-alike check: which earlier cases of the same area a new one may be about.

It looks wider than its asker may, as `Service.LOOK_ALIKE`, and tells only whom to talk to.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.design.part_dates import PartDate
from alongside.rooms.people.models import Case, CaseLink, Fact, KeyWorker, Name, PossibleMatch
from alongside.rooms.people.questions import Known
from alongside.rooms.people.rules import Likeness, likeness_of, looks_alike, name_likeness
from alongside.rooms.people.states import CaseState

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


def _area(case: Case) -> list[UUID]:
    raised = PossibleMatch.objects.filter(case=case).values("earlier_id")
    raised_from_there = PossibleMatch.objects.filter(earlier=case).values("case_id")
    found_together = CaseLink.objects.filter(case=case).values("other_id")
    cases = Case.objects.filter(partnership_id=case.partnership_id)
    cases = cases.exclude(pk=case.pk).exclude(person_id=case.person_id)
    cases = cases.exclude(state=CaseState.OPENED_IN_ERROR).exclude(pk__in=found_together)
    return list(cases.exclude(pk__in=raised).exclude(pk__in=raised_from_there).values_list("pk", flat=True))


def _likenesses(case_ids: Iterable[UUID]) -> dict[UUID, Likeness]:
    """By case: every name it ever had, corrected ones too, and the date of birth that stands."""
    wanted, names, births = list(case_ids), defaultdict(list), {}
    for case_id, text in Name.objects.filter(case_id__in=wanted).values_list("case_id", "text"):
        names[case_id].append(text)
    born = Fact.objects.filter(case_id__in=wanted, question="date_of_birth", known=Known.TOLD)
    for case_id, answer in born.filter(replaced_by__isnull=True).values_list("case_id", "answer"):
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
    """Matches not answered yet that name one of these people; of the new case not even its reference."""
    with viewing.as_service(Service.LOOK_ALIKE, at=at):
        open_ones = PossibleMatch.objects.filter(talk_to_id__in=list(user_ids), answered_at__isnull=True)
        open_ones = open_ones.exclude(case__state=CaseState.OPENED_IN_ERROR)
        return [
            Asked(
                match_id=match.pk,
                earlier_id=match.earlier_id,
                asked_by=match.found_by,
                talk_to=match.talk_to,
                found_at=match.found_at,
            )
            for match in open_ones.select_related("found_by", "talk_to").order_by("found_at", "id")
        ]
