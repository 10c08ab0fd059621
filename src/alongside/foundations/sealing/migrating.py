"""For migrations: seals the words that stood in a table before its columns were sealed."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside.foundations.sealing import envelope, masters
from alongside.foundations.sealing.envelope import new_key
from alongside.foundations.sealing.fields import sealed_with
from alongside.foundations.sealing.keyring import unwrap, wrap


def seal(table: str, *columns: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """To be run by the owner of the tables, after the columns became texts and before anybody reads them."""

    def run(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        with editor.connection.cursor() as cursor:
            cursor.execute(f"SELECT id, case_id, {', '.join(columns)} FROM {table}")
            for row, case_id, *words in cursor.fetchall():
                sealed = [
                    _sealed(cursor, case_id, f"{table}.{column}", text)
                    for column, text in zip(columns, words, strict=True)
                ]
                cursor.execute(
                    f"UPDATE {table} SET {', '.join(f'{column} = %s' for column in columns)} WHERE id = %s",
                    [*sealed, row],
                )

    return run


def mark(table: str, column: str, to: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """To be run before `seal`, while the words can still be read."""

    def run(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        with editor.connection.cursor() as cursor:
            cursor.execute(f"SELECT id, case_id, {column} FROM {table} WHERE {column} <> ''")
            for row, case_id, words in cursor.fetchall():
                key = _key(cursor, case_id)
                marked = envelope.mark(key, f"{table}.{to}", words.strip().lower().encode())
                cursor.execute(f"UPDATE {table} SET {to} = %s WHERE id = %s", [marked, row])

    return run


def _sealed(cursor: Any, case_id: Any, place: str, words: str | None) -> str | None:
    return sealed_with(_key(cursor, case_id), place, words) if words else words


def _key(cursor: Any, case_id: Any) -> Any:
    cursor.execute("SELECT wrapped FROM sealing_casekey WHERE case_id = %s", [case_id])
    found = cursor.fetchone()
    return unwrap(case_id, found[0])


def give_keys(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Every case there is gets its key."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_case")
        master = masters.kept()[0]
        rows = [(case_id, wrap(new_key(case_id), master)) for (case_id,) in cursor.fetchall()]
        cursor.executemany("INSERT INTO sealing_casekey (case_id, wrapped) VALUES (%s, %s)", rows)
