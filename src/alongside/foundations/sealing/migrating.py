"""For migrations: seals the words that stood in a table before its columns were sealed.

Run by the owner of the tables. Rows that nobody may change are changed here: they say the same, sealed.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside.foundations.sealing import envelope, masters
from alongside.foundations.sealing.envelope import CaseKey, new_key
from alongside.foundations.sealing.fields import sealed_with
from alongside.foundations.sealing.keyring import unwrap, wrap

Step = Callable[[Any, BaseDatabaseSchemaEditor], None]


def give_keys(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Every case there is gets its key."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_case")
        master = masters.kept()[0]
        rows = [(case_id, wrap(new_key(case_id), master)) for (case_id,) in cursor.fetchall()]
        cursor.executemany("INSERT INTO sealing_casekey (case_id, wrapped) VALUES (%s, %s)", rows)


def seal(table: str, *columns: str) -> Step:
    def run(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for column in columns:
            _write(editor, table, column, column, partial(_sealed, f"{table}.{column}"))

    return run


def mark(table: str, column: str, to: str) -> Step:
    """Before `seal`, while the words can still be read."""

    def run(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        _write(editor, table, column, to, partial(_marked, f"{table}.{to}"))

    return run


def _sealed(place: str, key: CaseKey, words: str) -> str:
    return sealed_with(key, place, words)


def _marked(place: str, key: CaseKey, words: str) -> str:
    return envelope.mark(key, place, words.strip().lower().encode())


def _write(
    editor: BaseDatabaseSchemaEditor, table: str, column: str, to: str, made: Callable[[CaseKey, str], str]
) -> None:
    """The names are those of a migration, never of a form."""
    with editor.connection.cursor() as cursor:
        cursor.execute(f"SELECT id, case_id, {column} FROM {table} WHERE {column} <> ''")  # nosec B608
        rows = cursor.fetchall()
        keys = _keys(cursor, {case_id for _, case_id, _ in rows})
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        values = [(made(keys[case_id], words), row) for row, case_id, words in rows]
        cursor.executemany(f"UPDATE {table} SET {to} = %s WHERE id = %s", values)  # nosec B608
        # A table that still waits for checks cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _keys(cursor: Any, case_ids: set[UUID]) -> dict[UUID, CaseKey]:
    cursor.execute("SELECT case_id, wrapped FROM sealing_casekey WHERE case_id = ANY(%s)", [list(case_ids)])
    return {case_id: unwrap(case_id, wrapped) for case_id, wrapped in cursor.fetchall()}
