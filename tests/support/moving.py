"""Moving house: a backup of what a test wrote, restored on a machine that knows nothing but the keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings as ours
from django.db import connections
from pyrage import x25519

from alongside.config.backup.making import Written
from alongside.config.backup.restoring import Backup, Restored, restore
from alongside.foundations.sealing import files
from tests.support.databases import Server, pointed_at


def own_folders(settings: Any, folder: Path) -> x25519.Identity:
    """For whatever a deployment keeps in files. Gives what opens its backups."""
    identity = x25519.Identity.generate()
    settings.BACKUP_RECIPIENTS = folder / "recipients"
    settings.BACKUP_RECIPIENTS.write_text(f"# of nobody\n{identity.to_public()}\n")
    settings.SEALED_FILES = folder / "files"
    settings.ERASURES = folder / "erasures.jsonl"
    return identity


@contextmanager
def moved(server: Server, settings: Any, folder: Path) -> Iterator[None]:
    """To an empty database and an empty folder of files."""
    name = server.create(server.named("empty"))
    settings.SEALED_FILES = folder / "elsewhere" / "files"
    with pointed_at(server, name):
        yield
    server.drop(name)


def back(written: Written, by: x25519.Identity, key: str | None = ours.AUDIT_ANCHOR_KEY) -> Restored:
    return restore(Backup(written.data, [by], key), Backup(written.keys, [by], key))


def counted() -> dict[str, int]:
    """The rows of every table, as the owner finds them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        return {name: rows_of(cursor, name) for name in tables}


def rows_of(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])


def is_empty() -> bool:
    return counted() == {} and next(files.every_file(), None) is None
