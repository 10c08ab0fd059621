from collections.abc import Iterable
from dataclasses import dataclass

from alongside.rooms.people import presenters as people
from alongside.rooms.people import queries
from alongside.rooms.people.models import Case, PossibleMatch

Choices = list[tuple[str, str]]


def case_choices(cases: Iterable[Case]) -> Choices:
    listed = list(cases)
    names = queries.chosen_names([case.pk for case in listed])
    return [(str(case.pk), f"{names.get(case.pk, people.NO_NAME)}, {case.reference}") for case in listed]


@dataclass(frozen=True)
class Match:
    """Whom to talk to about a possible match; the earlier case itself only for those who see it anyway."""

    name: str
    phone: str
    case: Case | None


def matches(rows: Iterable[PossibleMatch]) -> list[Match]:
    listed = list(rows)
    seen = queries.visible([row.earlier_id for row in listed])
    return [Match(row.talk_to.full_name, row.talk_to.phone, seen.get(row.earlier_id)) for row in listed]
