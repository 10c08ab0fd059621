from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.rooms.people import presenters as people
from alongside.rooms.people import queries
from alongside.rooms.people.models import Case, PossibleMatch

Choices = list[tuple[str, str]]
STEPS = (
    ("Find them a bed tonight", "place_tonight:bed", Permission.REQUEST_BED, True),
    ("Write down the signs you saw", "people:new_indicators", Permission.WORK_ON_CASE, False),
    ("Convene a conference", "conferences:convene", Permission.CONVENE, True),
)


def case_choices(cases: Iterable[Case]) -> Choices:
    listed = list(cases)
    names = queries.chosen_names([case.pk for case in listed])
    return [(str(case.pk), f"{names.get(case.pk, people.NO_NAME)}, {case.reference}") for case in listed]


def next_steps(case: Case, viewer: Viewer) -> list[dict[str, str]]:
    """What can be done tonight, by those whose role does it. For a child there is no adult bed and no conference."""
    return [
        {"text": text, "url": reverse(name, kwargs={"case_id": case.pk})}
        for text, name, permission, for_adults in STEPS
        if viewer.may(permission) and not (for_adults and case.treat_as_child)
    ]


@dataclass(frozen=True)
class Match:
    """Whom to talk to about a possible match; the earlier case itself only for those who see it anyway."""

    name: str
    phone: str
    case: Case | None


def matches(rows: Iterable[tuple[PossibleMatch, User]]) -> list[Match]:
    listed = list(rows)
    seen = queries.visible([row.earlier_id for row, _ in listed])
    return [Match(user.full_name, user.phone, seen.get(row.earlier_id)) for row, user in listed]
