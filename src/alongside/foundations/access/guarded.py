"""Rows about a person. They are found only by a viewer with a grant, and changed only by a verb."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db import models

from alongside.foundations.access import grants, looks, viewing, writing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.kernel.vocabulary import Drawer

M = TypeVar("M", bound=models.Model)


class GuardedQuerySet(models.QuerySet[M]):
    def _fetch_all(self) -> None:
        """Every way to read rows but `iterator` comes through here; what is found is noted as read."""
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new:
            looks.note(self._result_cache or ())

    def iterator(self, *args: Any, **options: Any) -> Iterator[M]:
        for row in super().iterator(*args, **options):
            looks.note([row])
            yield row

    def update(self, **values: Any) -> int:
        writing.check(self.model)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        writing.check(self.model)
        return super().delete()

    def bulk_create(self, *args: Any, **options: Any) -> list[M]:
        writing.check(self.model)
        return super().bulk_create(*args, **options)


class GuardedManager(models.Manager[M]):
    """Finds what the current viewer may see at the moment of the look, and nothing else."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[M]:
        rows: GuardedQuerySet[M] = GuardedQuerySet(self.model, using=self._db)
        look = viewing.look()
        if look is None:
            return rows.none()
        model: Any = self.model
        if look.viewer.service is not None:
            return _found_by(rows, look.viewer.service, look.viewer)
        if model not in look.sight:
            look.sight[model] = model.seen_through(look.viewer, look.at)
        return rows.filter(look.sight[model])


def _found_by(rows: GuardedQuerySet[M], service: Service, viewer: Viewer) -> models.QuerySet[M]:
    model: Any = rows.model
    if service in model.open_to | viewing.OPEN_TO_ALL:
        return rows
    if service is not Service.COUNCIL_SYSTEM or model.told_to_systems is None or viewer.within is None:
        return rows.none()
    return rows.filter(model.told_to_systems.of(viewer.within))


@dataclass(frozen=True)
class OfAgency:
    """Which rows of a model belong to an agency: for our own queries, and in SQL for the second wall."""

    of: Callable[[UUID], models.Q]
    sql: str


class Guarded(models.Model):
    """A row with a case and a section.

    `kept_in` names the section of every row of the model; None says that each row has its own, in a
    column `section`, or, where there is none (the case itself), that any part of the case shows it.
    `told_to_house` marks the few models of which whoever gives the person a bed is told; `shown_to_guests` is False
    for what no guest is shown, whatever was agreed. `told_to_systems` says which rows the system of an agency finds.
    """

    drawer: ClassVar[Drawer] = Drawer.GUARDED
    kept_in: ClassVar[Section | None]
    case_column: ClassVar[str] = "case_id"
    told_to_house: ClassVar[bool] = False
    shown_to_guests: ClassVar[bool] = True
    told_to_systems: ClassVar[OfAgency | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset()

    objects = GuardedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        writing.check(type(self))
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        writing.check(type(self))
        return super().delete(*args, **options)

    @classmethod
    def has_own_section(cls) -> bool:
        return cls.kept_in is None and any(field.name == "section" for field in cls._meta.fields)

    @classmethod
    def grounds(cls) -> dict[str, bool]:
        return {"told_to_house": cls.told_to_house, "shown_to_guests": cls.shown_to_guests}

    @classmethod
    def seen_through(cls, viewer: Viewer, at: datetime) -> models.Q:
        section = models.F("section") if cls.has_own_section() else cls.kept_in
        return grants.book().opened(viewer, models.F(cls.case_column), section, at, **cls.grounds())
