"""Both files are read to their ends before anything is written; then all of it is, into an empty place, or nothing."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pyrage import x25519

from alongside.config.backup.archive import ERASURES, FORMAT, KEYS, MANIFEST, Damaged, Member, read
from alongside.config.backup.making import tombstones
from alongside.config.backup.programs import Programs, environment, find, role, server_major
from alongside.config.migrating import OWNER
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, journal, keyring
from alongside.foundations.sealing.envelope import SealBroken

OF_DATABASE, OF_FILE = re.compile(r"database/\d{6}"), re.compile(r"files/([0-9a-f]{32})")

# Tables of anybody, in the place of ours; and whatever is the owner's, in any schema: `_empty_again` would take it.
ANYTHING = """
    SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public') OR EXISTS (
        SELECT FROM pg_shdepend
        JOIN pg_database ON pg_database.oid = dbid AND datname = current_database()
        WHERE refclassid = 'pg_authid'::regclass AND refobjid = current_user::regrole AND deptype = 'o'
    )
"""


@dataclass(frozen=True)
class Backup:
    """A file of which nothing is known but where it lies and what opens it. `key` None: another deployment made it."""

    path: Path
    by: list[x25519.Identity]
    key: str | None

    def members(self) -> Iterator[Member]:
        return read(self.path, self.by, key=self.key)


@dataclass(frozen=True)
class Kept:
    manifest: dict[str, Any]
    wrapped: dict[UUID, str]
    erased: set[UUID]


@dataclass(frozen=True)
class Restored:
    cases: int
    documents: int
    erased: int
    without_key: int


def restore(data: Backup, keys: Backup) -> Restored:
    kept, manifest = _read_keys(keys), _look_through(data)
    _check_fits(manifest, kept)
    programs = find()
    if programs.major < manifest["dumped_by"]:
        raise Refused(
            f"This needs pg_restore of PostgreSQL {manifest['dumped_by']}.", "Install its client programs."
        )
    _check_empty()
    try:
        _pour(data, programs)
        return _give_keys(kept)
    except BaseException:
        _empty_again()
        raise


def _read_keys(backup: Backup) -> Kept:
    members = {member.name: member for member in backup.members()}
    if members.keys() != {MANIFEST, KEYS, ERASURES} or members[MANIFEST].told["what"] != "keys":
        raise Damaged(f"{backup.path} is no file of keys.", "Name the data file first, then the keys file.")
    rows = [json.loads(line) for line in members[KEYS].content.splitlines()]
    wrapped = {UUID(row["case_id"]): str(row["wrapped"]) for row in rows}
    erased = {UUID(line) for line in members[ERASURES].content.decode().split()}
    _check_master(wrapped)
    return Kept(members[MANIFEST].told, wrapped, erased)


def _check_master(wrapped: dict[UUID, str]) -> None:
    for case_id, key in wrapped.items():
        try:
            keyring.unwrap(case_id, key)
        except (SealBroken, Refused) as error:
            raise Refused(
                "The master key that belongs to these keys is not here. Without it nobody can read what was written "
                "about people.",
                f"Put it back into {settings.MASTER_KEY_FILE}: see docs/operator/backup.md.",
            ) from error


def _look_through(backup: Backup) -> dict[str, Any]:
    manifest: dict[str, Any] = {}
    for member in backup.members():
        if member.name == MANIFEST and not manifest:
            manifest = member.told
        elif not (OF_DATABASE.fullmatch(member.name) or OF_FILE.fullmatch(member.name)):
            raise Damaged(f"{backup.path} holds what no backup of ours does.")
    if manifest.get("what") != "data":
        raise Damaged(f"{backup.path} is no data file.", "Name the data file first, then the keys file.")
    return manifest


def _check_fits(manifest: dict[str, Any], kept: Kept) -> None:
    if manifest["format"] != FORMAT or kept.manifest["format"] != FORMAT:
        raise Refused("This backup was written by a newer release.", "Restore it with that release.")
    if datetime.fromisoformat(kept.manifest["made"]) < datetime.fromisoformat(manifest["made"]):
        raise Refused(
            "The keys are older than the data: what was written about people since could not be read.",
            "Take the keys file that was written with it, or any later one.",
        )
    for which, alias in (("owner", OWNER), ("program", DEFAULT_DB_ALIAS)):
        if manifest[which] != role(alias):
            raise Refused(
                f"There, the {which} of the database is called {manifest[which]}; here it is {role(alias)}.",
                "Call it the same here: the walls around the tables name it.",
            )
    if server_major() < manifest["server"]:
        raise Refused(
            f"This was a database of PostgreSQL {manifest['server']}, and the server here is older."
        )


def _check_empty() -> None:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(ANYTHING)
        (filled,) = cursor.fetchone()
    if filled or next(files.every_file(), None):
        raise Refused(
            "There is something here already, and nothing is ever restored over it.",
            "Name an empty folder in ALONGSIDE_DATA (and an empty database).",
        )


def _pour(backup: Backup, programs: Programs) -> None:
    members = (member for member in backup.members() if member.name != MANIFEST)
    with _pg_restore(programs) as into:
        for member in members:
            if not OF_DATABASE.fullmatch(member.name):
                _write_file(member)
                break
            into.write(member.content)
    for member in members:
        _write_file(member)


@contextmanager
def _pg_restore(programs: Programs) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            programs.restore(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=environment(),
        )
        assert process.stdin is not None
        try:
            with process, process.stdin as into:
                yield into
        except BrokenPipeError:
            process.wait()
        if process.returncode != 0:
            said.seek(0)
            why = said.readline().decode(errors="replace").strip()  # what follows may be about people
            raise Refused(f"The database could not be restored: {why or 'no reason given'}")


def _write_file(member: Member) -> None:
    found = OF_FILE.fullmatch(member.name)
    assert found is not None  # looked through before
    path = files.path_of(UUID(hex=found.group(1)))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(member.content)
        file.flush()
        os.fsync(file.fileno())


def _give_keys(kept: Kept) -> Restored:
    """Every erasure that is known anywhere is done again: by a key that is not given back."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        erased = kept.erased | journal.cases() | tombstones(cursor)
        rows = [(case_id, key) for case_id, key in kept.wrapped.items() if case_id not in erased]
        cursor.executemany("INSERT INTO sealing_casekey (case_id, wrapped) VALUES (%s, %s)", rows)
        cursor.execute("SELECT id FROM people_case")
        cases = {case_id for (case_id,) in cursor.fetchall()}
    journal.add(erased)
    readable = kept.wrapped.keys() - erased
    return Restored(
        cases=len(cases & readable),
        documents=sum(1 for _ in files.every_file()),
        erased=len(cases & erased),
        without_key=len(cases - readable - erased),
    )


def _empty_again() -> None:
    """It was empty before, so that all there is came from here."""
    owner = connections[OWNER]
    owner.close()
    with owner.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {owner.ops.quote_name(role(OWNER))}")
    for folder in settings.SEALED_FILES.glob("??"):
        shutil.rmtree(folder)
