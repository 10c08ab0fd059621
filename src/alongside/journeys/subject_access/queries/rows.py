"""Every row of a case, from every guarded table there is: what a new room adds is in it by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.journeys.subject_access.words.withheld import TABLES
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import looked
from alongside.rooms.people.models import Case

NAMED: tuple[type[models.Model], ...] = (Agency, Team, Partnership)


@dataclass(frozen=True)
class Around:
    """Whoever the rows name, so that each can be said without a question of its own."""

    users: dict[UUID, User]
    seats: dict[UUID, list[Membership]]
    names: dict[UUID, str]
    others: dict[UUID, models.Model]


def tables() -> list[type[Guarded]]:
    """In the order of the rooms, from the first meeting on."""
    guarded = [model for model in apps.get_models() if issubclass(model, Guarded)]
    return [model for model in guarded if model._meta.label not in TABLES]


def rows_of(case: Case) -> list[Guarded]:
    """As far as the viewer sees them: whoever prepares this has to see all ten sections."""
    return [row for model in tables() for row in _rows(model, case)]


def _rows(model: type[Guarded], case: Case) -> Iterator[Guarded]:
    if model is Case:
        yield case
        return
    of_case: Any = model.objects
    yield from of_case.filter(case=case).order_by("pk")


def section_of(row: Guarded) -> Section:
    """The case itself, which any part of it shows, stands with who they are."""
    own: Any = row
    if row.has_own_section():
        return Section(own.section)
    return row.kept_in or Section.IDENTITY


def around(rows: Iterable[Guarded]) -> Around:
    named: dict[type[models.Model], set[UUID]] = {}
    for row in rows:
        for field, value in foreign(row):
            named.setdefault(_target(field), set()).add(value)
    user_ids = named.pop(User, set())
    names, others = dict[UUID, str](), dict[UUID, models.Model]()
    for model, ids in named.items():
        if model in NAMED:
            names |= {pk: str(found) for pk, found in model._default_manager.in_bulk(ids).items()}
        elif not issubclass(model, Guarded):
            others |= model._default_manager.in_bulk(ids)
    return Around(User.objects.in_bulk(user_ids), looked.seats_of(user_ids), names, others)


def foreign(row: Guarded) -> Iterator[tuple[Any, UUID]]:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey) and value is not None:
            yield field, value


def _target(field: Any) -> type[models.Model]:
    target: type[models.Model] = field.related_model
    return target
