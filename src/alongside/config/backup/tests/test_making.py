"""Two files, of which neither tells anything without the other."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone
from pyrage import x25519

from alongside.config.backup.making import Written, make
from alongside.config.backup.programs import Programs, find, server_major
from alongside.config.backup.recipients import identities
from alongside.config.backup.restoring import Backup
from alongside.config.backup.tests.samples import LETTER, NOTE, no_space
from alongside.config.embedded.user import CannotStart
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import masters
from alongside.rooms.people.models import Case

pytestmark = pytest.mark.usefixtures("own_database")


def in_the_clear(path: Path, by: x25519.Identity) -> bytes:
    """All that somebody who opened this file would read, the dump as SQL."""
    members = list(Backup(path, [by], settings.AUDIT_ANCHOR_KEY).members())
    dump = b"".join(member.content for member in members if member.name.startswith("database/"))
    others = b"".join(member.content for member in members if not member.name.startswith("database/"))
    if not dump:
        return others
    command = [str(find().folder / "pg_restore"), "--file=-"]
    return others + subprocess.run(command, input=dump, capture_output=True, check=True).stdout


def test_neither_file_tells_anything_without_the_other_and_none_holds_a_master_key(
    case: Case, written: Written, secret: x25519.Identity, tmp_path: Path
) -> None:
    lying = [path.read_bytes() for path in tmp_path.glob("*.age")]
    data, keys = (in_the_clear(path, secret) for path in (written.data, written.keys))
    wrapped = json.loads(keys[keys.index(b'{"case_id"') :].splitlines()[0])["wrapped"].encode()
    assert case.reference.encode() in data  # there is something to be found in it
    assert wrapped in keys
    assert wrapped not in data
    for text in (*lying, data, keys):
        assert LETTER not in text
        assert NOTE.encode() not in text
        assert masters.kept()[0].line.encode() not in text


def test_a_dump_that_fails_leaves_no_file(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Programs, "dump", lambda self: ["sh", "-c", "echo some; echo broken >&2; exit 1"])
    with pytest.raises(Refused, match="could not be copied: broken"):
        make(tmp_path, tmp_path, timezone.now())
    assert list(tmp_path.glob("*age*")) == []
    assert not made()


def test_a_dump_that_would_leave_rows_out_is_not_made(case: Case, tmp_path: Path) -> None:
    for wall in (
        "CREATE POLICY few ON people_name AS RESTRICTIVE USING (false)",
        "DROP POLICY upkeep ON people_note",
    ):
        with connections["owner"].cursor() as cursor:
            cursor.execute(wall)
        with pytest.raises(Refused, match=r"every row of .*people_n(ame|ote)"):
            make(tmp_path, tmp_path, timezone.now())
    assert list(tmp_path.glob("*age*")) == []


def made() -> bool:
    return AuditEntry.objects.filter(event="backup.made").exists()


def test_that_it_was_made_is_told_when_it_was(written: Written) -> None:
    assert made()


def test_a_backup_of_which_the_trail_cannot_tell_is_none(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.config.backup.making.record", no_space)
    with pytest.raises(OSError, match="No space"):
        make(tmp_path, tmp_path, timezone.now())
    assert list(tmp_path.glob("*age*")) == []


def test_nothing_is_written_in_the_clear(case: Case, settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_RECIPIENTS = tmp_path / "others"
    for lines in (None, "", "# nobody\n", "not a key\n"):
        if lines is not None:
            settings.BACKUP_RECIPIENTS.write_text(lines)
        with pytest.raises(Refused):
            make(tmp_path, tmp_path, timezone.now())
        assert list(tmp_path.glob("*age*")) == []


def test_an_identity_file_is_read_as_age_writes_it(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"# created: today\n# public key: age1...\n{x25519.Identity.generate()}\n")
    assert len(identities(tmp_path / "key")) == 1
    with pytest.raises(Refused, match="cannot be read"):
        identities(tmp_path / "none")


def test_no_password_stands_on_a_command_line() -> None:
    password = str(connections["owner"].settings_dict["PASSWORD"])
    programs = find()
    assert password not in " ".join([*programs.dump(), *programs.restore()])
    assert programs.major >= server_major()


def test_the_programs_of_each_version_are_found_where_a_script_on_the_path_chooses_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a server of that version, a newer pg_restore says things that it does not understand."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("pg_dump", "pg_restore"):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {server_major()}.0'\n")
        (folder / name).chmod(0o755)
    monkeypatch.setattr("alongside.config.backup.programs.KEPT_IN", (f"{folder}".lstrip("/"),))
    monkeypatch.setattr("alongside.config.backup.programs.programs", _none_is_here)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find() == Programs(folder, server_major())


def _none_is_here(_: object) -> Path:
    raise CannotStart("No embedded package.")
