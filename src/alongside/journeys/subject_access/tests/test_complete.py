"""Everything is in it: every table, every column, every row of a case; or a rule says why not."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.sealing.fields import SealedTextField
from alongside.journeys.subject_access.presenters import Pack, pack
from alongside.journeys.subject_access.presenters.telling import LEFT
from alongside.journeys.subject_access.queries.rows import Around, tables
from alongside.journeys.subject_access.words.labels import PARTS
from alongside.journeys.subject_access.words.withheld import MASKED, TABLES, TECHNICAL
from alongside.rooms.people.models import Name
from alongside.rooms.referrals.models import Referral

NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
NOBODY = Around({}, {}, {}, {})


def guarded() -> dict[str, type[Guarded]]:
    return {model._meta.label: model for model in apps.get_models() if issubclass(model, Guarded)}


def told(shown: Pack) -> str:
    return "\n".join(line.text for part in shown.parts for entry in part.entries for line in entry.lines)


def made(rows: list[Any], found: Around = NOBODY) -> Pack:
    return pack(rows, found, left_out={}, struck_out=[], looks=[])


def test_every_table_is_in_it_or_is_left_out_for_a_reason() -> None:
    assert {model._meta.label for model in tables()} == guarded().keys() - TABLES.keys()
    assert TABLES.keys() <= guarded().keys()
    assert all(TABLES.values())


def test_what_is_masked_and_what_is_technical_is_there() -> None:
    columns = {f"{label}.{field.name}" for label, model in guarded().items() for field in model._meta.fields}
    assert MASKED.keys() <= columns
    assert columns | {name.rpartition(".")[2] for name in columns} >= TECHNICAL
    assert set(PARTS) == set(Section)


def test_no_column_with_words_is_called_technical() -> None:
    sealed = {f.name for m in guarded().values() for f in m._meta.fields if isinstance(f, SealedTextField)}
    assert sealed & TECHNICAL == set()


_number = count(1)


def a_canary(field: Any) -> Any:
    word = f"canary{next(_number)}x"
    if isinstance(field, ArrayField):
        return [word]
    if isinstance(field, models.CharField | models.TextField):
        return word
    return {models.DateTimeField: NOW, models.DateField: date(2026, 6, 5), models.BooleanField: True}.get(
        type(field)
    )


def filled(model: type[Guarded]) -> tuple[Guarded, dict[str, str]]:
    """A row with a canary in every column that takes text, and by column what must be told of it."""
    row, wanted = model(), dict[str, str]()
    for field in model._meta.concrete_fields:
        value = a_canary(field) if field.name != "section" else "health"
        if isinstance(field, models.GeneratedField):
            row.__dict__[field.attname] = None  # the database would make it
        if value is None or field.primary_key or isinstance(field, models.GeneratedField):
            continue
        setattr(row, field.attname, value)
        if isinstance(field, models.CharField | models.TextField | ArrayField):
            wanted[field.name] = value[0] if isinstance(value, list) else value
    return row, wanted


@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.label)
def test_every_column_of_every_table_is_told_or_withheld_by_rule(model: type[Guarded]) -> None:
    row, wanted = filled(model)
    shown, label = told(made([row])), model._meta.label
    for column, word in wanted.items():
        if {column, f"{label}.{column}"} & TECHNICAL or column in LEFT:
            continue
        if f"{label}.{column}" in MASKED:
            assert word.casefold() not in shown.casefold(), column
        else:
            assert word.casefold() in shown.casefold(), column


def test_a_name_in_a_column_of_others_is_struck_out_wherever_it_stands() -> None:
    case = uuid4()
    rows = [
        Referral(case_id=case, contact_name="Gwen Long", notice_text="gwen long was there, and Sol."),
        Name(case_id=case, kind="chosen", text="Sol"),
    ]
    shown = told(made(rows))
    assert "[a worker] was there, and Sol." in shown
    assert "Gwen" not in shown
