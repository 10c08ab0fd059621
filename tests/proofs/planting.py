"""Rows for canaries to stand in: what the demo has none of would leak without anybody noticing."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField, sealed_with
from alongside.foundations.sealing.keyring import unwrap
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.journeys.demo_caseload import cast
from alongside.rooms.people.actions import attach, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, Case, KeyWorker, Note
from alongside.rooms.people.words import AttachedWhat
from tests.proofs.canaries import free_texts
from tests.support.relations import World

IN_EVERY_SECTION: set[type[models.Model]] = {Attachment, Note}
Pair = tuple[str, str]
SOMETHING: dict[type[Any], Callable[[], Any]] = {
    models.UUIDField: uuid4,
    models.DateTimeField: timezone.now,
    models.DateField: lambda: timezone.now().date(),
    models.BooleanField: lambda: False,
    models.CharField: str,
    models.TextField: lambda: "Words of it.",
    models.PositiveIntegerField: lambda: 1,
    models.PositiveSmallIntegerField: lambda: 1,
    ArrayField: list,
}


def fill() -> None:
    """A world in which nearly every table has rows; and in a case of the demo words and a document in each section."""
    world = World()
    with connections["owner"].cursor() as cursor:
        for table, _ in sorted(without_a_canary()):
            model = next(one for one, _ in free_texts() if one._meta.db_table == table)
            if model not in IN_EVERY_SECTION:
                put_a_row(cursor, model, world.cases["own"]["case_id"])
    ana, at = User.objects.get(full_name=cast.ANA), timezone.now()
    with viewing.seen_by(viewing.viewer_for(ana, today=timezone.localdate(at)), at=at):
        mine = KeyWorker.objects.filter(user=ana, until__isnull=True).values("case_id")
        case = Case.objects.filter(pk__in=mine, state="open").order_by("reference")[0]
        for section in Section:
            write_note(case=case, section=section, text="Words of it.", by=ana, at=at)
            cover = Cover(section=section, what=AttachedWhat.LETTER, title="Letter")
            number = re.sub(r"\D", "", case.reference)
            file = Received(Kind.TEXT, f"zq{section}x{number}zq Dear Sol.".encode())
            attach(case=case, cover=cover, received=file, by=ana, at=at)


def put_a_row(cursor: Any, model: type[models.Model], case_id: Any) -> None:
    """By the owner of the table, of what no verb here makes: it stands in the case and says something."""
    cursor.execute("SELECT wrapped FROM sealing_casekey WHERE case_id = %s", [case_id])
    key = unwrap(case_id, cursor.fetchone()[0])
    values: dict[str, Any] = {}
    field: Any
    for field in model._meta.concrete_fields:
        if isinstance(field, SealedTextField):
            values[str(field.column)] = str(sealed_with(key, field.place, "Words of it."))
        elif not field.null and not field.has_db_default():
            values[field.column] = _something(cursor, model, field, case_id)
    names, marks = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
    table = model._meta.db_table
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _something(cursor: Any, model: type[models.Model], field: Any, case_id: Any) -> Any:
    if field.name == "case":
        return case_id
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.ForeignKey):
        return _a_row_of(cursor, field.related_model, case_id)
    if field.name in (codes := _codes(model)):
        return codes[field.name]
    if field.name == "section":
        return Section.SUPPORT
    return SOMETHING[type(field)]()


def _a_row_of(cursor: Any, model: Any, case_id: Any) -> Any:
    """Of the same case where there is one."""
    of_case = hasattr(model, "case_id")
    order = f"ORDER BY (case_id = '{case_id}') DESC" if of_case else ""
    cursor.execute(f"SELECT id FROM {model._meta.db_table} {order} LIMIT 1")
    return cursor.fetchone()[0]


def _codes(model: type[models.Model]) -> dict[str, str]:
    """The first that each column with a list of codes takes."""
    checks: list[Any] = [
        one.condition for one in model._meta.constraints if isinstance(one, models.CheckConstraint)
    ]
    pairs = [child for check in checks for child in check.children if isinstance(child, tuple)]
    return {name.removesuffix("__in"): str(next(iter(of))) for name, of in pairs if name.endswith("__in")}


def wanted() -> Iterator[tuple[type[models.Model], str]]:
    """Of every table that takes words its section; of those in which each row has its own, every one or any."""
    for model in {model for model, _ in free_texts()}:
        if not model.has_own_section():
            yield model, str(model.kept_in)
        elif model in IN_EVERY_SECTION:
            yield from ((model, str(section)) for section in Section)
        else:
            yield model, "any"


def rows_in() -> dict[str, set[str]]:
    """By table, in which sections it has rows."""
    found: dict[str, set[str]] = {}
    with connections["owner"].cursor() as cursor:
        for model in {model for model, _ in free_texts()}:
            section: Any = "section" if model.has_own_section() else f"'{model.kept_in}'"
            cursor.execute(f"SELECT DISTINCT {section} FROM {model._meta.db_table}")
            found[model._meta.db_table] = {row[0] for row in cursor.fetchall()}
    return found


def without_a_canary() -> set[Pair]:
    found = rows_in()
    return {
        (model._meta.db_table, section)
        for model, section in wanted()
        if not (found[model._meta.db_table] if section == "any" else section in found[model._meta.db_table])
    }
