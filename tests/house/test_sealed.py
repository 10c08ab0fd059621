"""What is written about people is sealed. A column that is not has to be one of codes."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.sealing.fields import SealedTextField

# Codes, and words of ours; none is typed by anybody about a person.
CODES = {
    "people_case.reference": "ours, counted up",
    "people_case.local_reference": "the number of a council's own log, by which it is found again; emptied on erasure",
    "people_logrow.fingerprint": "a hash of a row of such a log; emptied on erasure",
    "people_leftout.about": "the table and the row of an entry",
    "people_retentionwarning.policy_version": "which version of a rule was in force",
    "conferences_invitation.guest_mark": "a keyed hash, dead with the key of the case",
    "conferences_guestentry.code_hash": "of a random code that was sent",
    "choices_consent.text_version": "which version of a text was read out",
    "conferences_conference.protocol": "which protocol it follows",
    "clocks_clock.policy_version": "which version of a rule was in force",
    "clocks_clock.source": "of the rule",
    "clocks_clock.warning": "of the rule",
}
LONGEST_CODE = 60
WORDS = re.compile(r"^[A-Za-z0-9_:.+/-]*$")


def columns() -> list[tuple[str, Any]]:
    guarded = [model for model in apps.get_models() if issubclass(model, Guarded)]
    return [(f"{m._meta.db_table}.{f.column}", f) for m in guarded for f in m._meta.concrete_fields]


def unsealed() -> list[tuple[str, Any]]:
    texts = (models.CharField, models.TextField, models.JSONField, models.BinaryField, ArrayField)
    return [(n, f) for n, f in columns() if isinstance(f, texts) and not isinstance(f, SealedTextField)]


def test_a_long_text_about_a_person_is_sealed() -> None:
    def holds_codes(field: Any) -> bool:
        inner = getattr(field, "base_field", field)
        return isinstance(inner, models.CharField) and (inner.max_length or 0) <= LONGEST_CODE

    assert {name for name, field in unsealed() if not holds_codes(field)} <= set(CODES)
    assert set(CODES) <= {name for name, _ in unsealed()}


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
    assert found - set(CODES) == set()


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
