"""The database brought to this release, by one process at a time: its tables, then the wall around their rows."""

import hashlib

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from alongside.foundations.access import walls
from alongside.foundations.kernel.results import Refused

LOCK = 0x616C6F6E67  # any number, the same in every process
OWNER = "owner"
WITHOUT_OWNER = Refused(
    "The database is not of this release, and the role that DATABASE_URL names may not change it.",
    "Run `alongside migrate` with DATABASE_OWNER_URL set to the role that owns the tables.",
)


def bring_up_to_date(*, verbosity: int = 0) -> None:
    if is_up_to_date():
        return
    owner = connections[OWNER]
    if _role(owner) == _role(connection):
        raise WITHOUT_OWNER
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            if not is_up_to_date(OWNER):
                call_command("migrate", verbosity=verbosity, interactive=False, database=OWNER)
                _raise_walls(owner)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    owner.close()


def is_up_to_date(alias: str = DEFAULT_DB_ALIAS) -> bool:
    """The wall is asked for first: where a migration broke off before it, the program may not read what was done."""
    if _wall_that_stands(connections[alias]) != _fingerprint(_statements()):
        return False
    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _raise_walls(owner: BaseDatabaseWrapper) -> None:
    laid = _statements()
    with transaction.atomic(using=OWNER), owner.cursor() as cursor:
        for statement in laid:
            cursor.execute(statement)
        cursor.execute("COMMENT ON FUNCTION alongside_at() IS %s", [_fingerprint(laid)])


def _statements() -> list[str]:
    return list(walls.statements(program=connection.ops.quote_name(_role(connection))))


def _fingerprint(statements: list[str]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def _wall_that_stands(wrapper: BaseDatabaseWrapper) -> str | None:
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regprocedure('alongside_at()'), 'pg_proc')")
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] else None


def _role(wrapper: BaseDatabaseWrapper) -> str:
    return str(wrapper.settings_dict["USER"])
