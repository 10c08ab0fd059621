from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Q
from django.db.models.sql.compiler import SQLCompiler

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.people.words import Basis

IN_FORCE = (
    """g.ended_at IS NULL AND g.starts <= alongside_at() AND (g.until IS NULL OR g.until > alongside_at())"""
)
OPENED = """
EXISTS (SELECT FROM people_casegrant g WHERE g.case_id = {case} AND g.ended_at IS NULL AND g.starts <= %s
    AND (g.until IS NULL OR g.until > %s) AND g.basis <> ALL (%s) AND ({reached})
    AND NOT EXISTS (SELECT FROM people_shutout s WHERE s.case_id = g.case_id AND s.user_id = %s AND s.ended_at IS NULL))
"""


class CaseGrantBook:
    """Which cases a viewer may see: once for our own queries, once for the policies of the database.

    Both are SQL: nearly every query asks this, and to put it together anew of parts of Django's took a quarter of
    the time of a page.
    """

    def opened(
        self,
        viewer: Viewer,
        case: F,
        section: Section | F | None,
        at: datetime,
        *,
        told_to_house: bool,
        shown_to_guests: bool,
    ) -> Q:
        reached = list(_reached(viewer, section))
        if not reached:
            return Q(pk__in=[])
        row = {"case": case, "section": section} if isinstance(section, F) else {"case": case}
        condition = OPENED.replace("{reached}", " OR ".join(asked for asked, _ in reached))
        short = [str(basis) for basis in _too_little(told_to_house, shown_to_guests)]
        audiences = [value for _, values in reached for value in values]
        return Q(AboutARow(condition, [at, at, short, *audiences, viewer.user and viewer.user.pk], row))

    def opens(self, case: str, section: str | None, *, told_to_house: bool, shown_to_guests: bool) -> str:
        reach = "alongside_audiences() -> g.audience::text"
        if section is None:
            overlap = f"({reach}) ?| g.sections::text[]"
        else:
            overlap = f"{section} = ANY(g.sections) AND ({reach}) ? {section}"
        reason = "".join(
            f" AND g.basis <> '{basis}'" for basis in _too_little(told_to_house, shown_to_guests)
        )
        return (
            f"EXISTS (SELECT 1 FROM people_casegrant g WHERE g.case_id = {case} AND {IN_FORCE}{reason}"
            f" AND {overlap})"  # nosec B608 - made of names in this file, for a policy
        )


class AboutARow(Expression):
    """A condition in SQL, with names of columns in braces where it speaks of the row."""

    conditional = True

    def __init__(self, condition: str, values: Sequence[Any], columns: dict[str, Any]) -> None:
        super().__init__(output_field=BooleanField())
        self.condition, self.values, self.columns = condition, values, columns

    def get_source_expressions(self) -> list[Any]:
        return list(self.columns.values())

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        self.columns = dict(zip(self.columns, exprs, strict=True))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        names = {name: compiler.compile(column)[0] for name, column in self.columns.items()}
        return self.condition.format(**names), list(self.values)


def _reached(viewer: Viewer, section: Section | F | None) -> Iterator[tuple[str, list[Any]]]:
    """By which grants: those of an audience, as far as the role in which the viewer belongs to it reaches."""
    alike = defaultdict[frozenset[Section], list[UUID]](list)
    for audience, reach in viewer.audiences.items():
        alike[reach & {section} if isinstance(section, Section) else reach].append(audience)
    for sections, audiences in alike.items():
        values = [audiences, [str(one) for one in sorted(sections)]]
        if sections and isinstance(section, F):
            yield "g.audience = ANY (%s) AND {section} = ANY (%s) AND {section} = ANY (g.sections)", values
        elif sections:
            yield "g.audience = ANY (%s) AND g.sections && %s::varchar[]", values


def _too_little(told_to_house: bool, shown_to_guests: bool) -> list[Basis]:
    """Grounds that do not open this."""
    enough = {Basis.PLACEMENT: told_to_house, Basis.GUEST: shown_to_guests}
    return [basis for basis, is_enough in enough.items() if not is_enough]
