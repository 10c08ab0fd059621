"""Which rows about people a request was given. What it read of them is then kept as evidence, whatever the view."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models


@dataclass
class Looks:
    """`rows` by their identifiers; `any` also when only some of their columns were asked for.

    `told` are those of which a list tells enough that each case has to keep it.
    """

    rows: dict[UUID, models.Model] = field(default_factory=dict)
    any: bool = False
    told: list[tuple[str, models.Model]] = field(default_factory=list)

    @property
    def cases(self) -> set[UUID]:
        return {case_of(row) for row in self.rows.values()}

    def note(self, found: Iterable[object]) -> None:
        for row in found:
            self.any = True
            if isinstance(row, models.Model):
                self.rows[row.pk] = row


_looks: ContextVar[Looks | None] = ContextVar("rows_read", default=None)


@contextmanager
def noted() -> Iterator[Looks]:
    looks = Looks()
    token = _looks.set(looks)
    try:
        yield looks
    finally:
        _looks.reset(token)


def note(found: Iterable[object]) -> None:
    looks = _looks.get()
    if looks is not None:
        looks.note(found)


def tell(event: str, rows: Iterable[models.Model]) -> None:
    """Say that a page tells enough of these rows for an entry in the case of each."""
    looks = _looks.get()
    if looks is not None:
        looks.told += [(event, row) for row in rows]


def case_of(row: models.Model) -> UUID:
    """Every guarded row names its case; a row without one is the case."""
    case_id: UUID = getattr(row, "case_id", row.pk)
    return case_id
