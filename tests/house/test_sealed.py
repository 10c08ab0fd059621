"""What is written about people is sealed, in a full caseload too. `test_personal_fields` asks it of every column."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.sealing.fields import SealedTextField

# Words of ours, and none that anybody typed about a person.
OURS = {
    "choices_consent.text_version",
    "beds_bedrequest.protocol",
    "beds_stay.protocol",
    "conferences_conference.protocol",
    "clocks_clock.policy_version",
    "clocks_clock.source",
    "clocks_clock.warning",
    "people_retentionwarning.policy_version",
}
WORDS = re.compile(r"^[A-Za-z0-9_:.+/-]*$")


def columns() -> list[tuple[str, Any]]:
    guarded = [model for model in apps.get_models() if issubclass(model, Guarded)]
    return [(f"{m._meta.db_table}.{f.column}", f) for m in guarded for f in m._meta.concrete_fields]


def unsealed() -> list[tuple[str, Any]]:
    texts = (models.CharField, models.TextField, models.JSONField, models.BinaryField, ArrayField)
    return [(n, f) for n, f in columns() if isinstance(f, texts) and not isinstance(f, SealedTextField)]


@pytest.mark.usefixtures("demo_database")
def test_in_a_full_caseload_no_column_that_is_open_holds_words() -> None:
    """A code has no blank in it and is of our alphabet."""
    found = set()
    with connections["owner"].cursor() as cursor:
        for name, field in unsealed():
            table, column = name.split(".")
            value = f"unnest({column})" if isinstance(field, ArrayField) else f"{column}::text"
            cursor.execute(f"SELECT DISTINCT {value} FROM {table}")
            found |= {name for (text,) in cursor.fetchall() if text and not WORDS.match(text)}
    assert found - OURS == set()


@pytest.mark.usefixtures("demo_database")
def test_every_sealed_column_holds_seals_alone() -> None:
    sealed = [(name, field) for name, field in columns() if isinstance(field, SealedTextField)]
    held = 0
    with connections["owner"].cursor() as cursor:
        for name, _ in sealed:
            table, column = name.split(".")
            cursor.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")
            texts = [text for (text,) in cursor.fetchall()]
            assert all(re.fullmatch(r"[A-Za-z0-9+/]{38,}={0,2}", text) for text in texts), name
            held += len(texts)
    assert held > 150
