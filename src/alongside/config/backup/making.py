"""Two files: everything but the keys of cases, and those keys. Neither holds a master key, and neither opens the other.

What is in the database and in the folder of sealed files is read while the pages are served. The dump comes first: a
file lies on the disk before its row is written, so every row of the dump finds its file.
"""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from alongside.config.backup.archive import ERASURES, FORMAT, KEYS, MANIFEST, Member, write
from alongside.config.backup.programs import Programs, environment, find, role, server_major
from alongside.config.backup.recipients import recipients
from alongside.config.migrating import OWNER
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, journal

CHUNK = 8_000_000  # bytes of the dump in one member

# Tables with a wall that stands before the owner too, and no policy that shows all of it to them.
WALLED_OFF = """
SELECT t.oid::regclass::text FROM pg_class t WHERE row_security_active(t.oid) AND (
    EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND NOT p.polpermissive)
    OR NOT EXISTS (
        SELECT FROM pg_policy p, unnest(p.polroles) role
        WHERE p.polrelid = t.oid AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, t.oid) = 'true'
        AND CASE WHEN role = 0 THEN true ELSE pg_has_role(role, 'USAGE') END
    )
) ORDER BY 1
"""


@dataclass(frozen=True)
class Written:
    data: Path
    keys: Path


def make(folder: Path, keys_folder: Path, now: datetime) -> Written:
    to, programs = recipients(settings.BACKUP_RECIPIENTS), find()
    _check_all_rows_are_seen()
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    data = folder / f"alongside-{stamp}.data.age"
    keys = keys_folder / f"alongside-{stamp}.keys.age"
    write(data, _data(programs), to, key=settings.AUDIT_ANCHOR_KEY)
    try:
        write(keys, _keys(), to, key=settings.AUDIT_ANCHOR_KEY)
        record("backup.made", by=None, at=now, service="backup", name=stamp)
    except BaseException:
        data.unlink()  # without its keys it could not be read
        keys.unlink(missing_ok=True)
        raise
    return Written(data, keys)


def _check_all_rows_are_seen() -> None:
    """A dump through walls leaves out what its role may not see, and says nothing."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(WALLED_OFF)
        tables = [table for (table,) in cursor.fetchall()]
    if tables:
        raise Refused(
            f"The owner of the tables does not see every row of {', '.join(tables)}.",
            "Run alongside migrate, which builds the walls anew.",
        )


def _data(programs: Programs) -> Iterator[Member]:
    yield _manifest("data", dumped_by=programs.major)
    yield from _dumped(programs)
    for file_id, path in files.every_file():
        try:
            yield Member(f"files/{file_id.hex}", path.read_bytes())
        except FileNotFoundError:
            continue  # removed since, with its row


def _keys() -> Iterator[Member]:
    """Read after the dump, so that there is one for every case in it."""
    yield _manifest("keys")
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT case_id, wrapped FROM sealing_casekey ORDER BY case_id")
        lines = [json.dumps({"case_id": str(case_id), "wrapped": key}) for case_id, key in cursor.fetchall()]
        erased = tombstones(cursor) | journal.cases()
    yield Member(KEYS, "".join(f"{line}\n" for line in lines).encode())
    yield Member(ERASURES, "".join(f"{case_id}\n" for case_id in sorted(erased)).encode())


def tombstones(cursor: Any) -> set[UUID]:
    cursor.execute("SELECT to_regclass('people_tombstone') IS NOT NULL")
    if not cursor.fetchone()[0]:
        return set()  # of a release that erased nothing
    cursor.execute("SELECT case_id FROM people_tombstone")
    return {case_id for (case_id,) in cursor.fetchall()}


def _manifest(what: str, **more: object) -> Member:
    return Member.of(
        MANIFEST,
        {
            "format": FORMAT,
            "what": what,
            "made": timezone.now().isoformat(),
            "release": version("alongside"),
            "server": server_major(),
            "owner": role(OWNER),
            "program": role(DEFAULT_DB_ALIAS),
            **more,
        },
    )


def _dumped(programs: Programs) -> Iterator[Member]:
    number = 0
    with subprocess.Popen(
        programs.dump(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=environment(),
    ) as dump:
        assert dump.stdout is not None
        assert dump.stderr is not None
        while piece := dump.stdout.read(CHUNK):
            yield Member(f"database/{number:06}", piece)
            number += 1
        said = dump.stderr.read().decode(errors="replace")
    if dump.returncode != 0:
        raise Refused(
            f"The database could not be copied: {said.splitlines()[0] if said else 'no reason given'}"
        )
