"""A copy made while people work, brought back: nothing is missing or half, and nothing spoilt comes in."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pyrage import x25519

from alongside.config.backup import archive
from alongside.config.backup.making import Written, make
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit import chain
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, keyring
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.people.actions import attach, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, Case, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import seen
from alongside.rooms.people.words import AttachedWhat
from tests.support.databases import Server
from tests.support.moving import back, counted, moved, own_folders
from tests.support.proofs import Say

pytestmark = pytest.mark.usefixtures("own_database")
Many = Callable[[int, int], int]


@pytest.fixture
def secret(settings: Any, tmp_path: Path) -> x25519.Identity:
    return own_folders(settings, tmp_path)


@contextmanager
def work_going_on(worker: User, case: Case) -> Iterator[None]:
    """Notes and documents, one after another, until this ends; a first one before it begins."""
    stop, begun = threading.Event(), threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            write_note(case=case, section=Section.SUPPORT, text=told(number), by=worker, at=timezone.now())
            cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title=told(number))
            letter = Received(Kind.TEXT, told(number).encode())
            attach(case=case, cover=cover, received=letter, by=worker, at=timezone.now())
            begun.set()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(60)
    try:
        yield
    finally:
        stop.set()
        thread.join()


def told(number: int) -> str:
    return f"What was said, number {number}"


def unreadable(worker: User) -> int:
    """Notes and documents that are missing, or do not say what was written."""
    with seen(worker):
        notes = {note.text for note in Note.objects.all()}
        rows = list(Attachment.objects.all())
        said = {files.get(row.case_id, row.pk).decode() for row in rows}
    wanted = {told(number) for number in range(1, max(len(notes), 1) + 1)}
    return len(wanted ^ notes) + len({row.title for row in rows} ^ said) + len(said - notes)


def test_a_copy_made_while_people_work(
    secret: x25519.Identity, proof: Say, tmp_path: Path, settings: Any, database_server: Server
) -> None:
    alice = a_navigator()
    case = a_case(alice)
    with work_going_on(alice, case):
        before = counted()
        written = make(tmp_path, tmp_path, timezone.now())
        after = counted()
    with moved(database_server, settings, tmp_path):
        back(written, secret)
        rows, whole, missing = counted(), chain.first_fault() is None, unreadable(alice)
    out = [name for name, number in rows.items() if not before[name] <= number <= after[name]]
    grew = after["people_note"] - before["people_note"]
    proof(
        f"a copy made while {grew} notes were written, brought back",
        figure=f"{missing} missing, {len(out)} tables not between, trail {'whole' if whole else 'broken'}",
        goal="0, 0, whole",
        holds=missing == 0 and not out and whole and grew > 0,
    )
    with moved(database_server, settings, tmp_path / "again"):
        back(written, secret)
        with seen(alice):  # a file that was written while the copy was made may have no row in it
            files.path_of(Attachment.objects.earliest("id").pk).unlink()
        with pytest.raises(FileNotFoundError):
            unreadable(alice)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    tries = [
        content[:at],
        content[:at] + content[at + 1 :],
        content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :],
    ]
    return chance.choice([*tries, content[: len(content) - chance.randrange(1, 200)]])


def test_spoilt_copies(
    secret: x25519.Identity,
    proof: Say,
    many: Many,
    seed: int,
    tmp_path: Path,
    settings: Any,
    database_server: Server,
) -> None:
    a_case(a_navigator())
    written, number = make(tmp_path, tmp_path, timezone.now()), many(60, 1_000)
    chance, refused = random.Random(seed), 0
    good = written.data.read_bytes(), written.keys.read_bytes()
    with moved(database_server, settings, tmp_path):
        for _ in range(number):
            data, keys = chance.choice(
                [(spoilt(good[0], chance), good[1]), (good[0], spoilt(good[1], chance))]
            )
            written.data.write_bytes(data)
            written.keys.write_bytes(keys)
            refused += _is_refused(written, secret)
        left = len(counted())
    proof(
        f"{number} copies cut, shortened or changed",
        figure=f"{refused} refused, {left} tables left behind",
        goal=f"{number}, 0",
        holds=refused == number and left == 0,
    )


def _is_refused(written: Written, secret: x25519.Identity) -> bool:
    try:
        back(written, secret)
    except Refused:
        return True
    return False


def test_planted_a_copy_changed_by_somebody_who_can_encrypt_it_again(
    secret: x25519.Identity, proof: Say, tmp_path: Path, settings: Any, database_server: Server
) -> None:
    """They have the public key, as anybody may; not the key of the mark."""
    case = a_case(a_navigator())
    written = make(tmp_path, tmp_path, timezone.now())
    members = list(archive.read(written.keys, [secret], key=settings.AUDIT_ANCHOR_KEY))
    forged = [archive.Member(m.name, m.content.replace(str(case.pk).encode(), b"")) for m in members]
    assert forged != members
    written.keys.unlink()
    archive.write(written.keys, forged, [secret.to_public()], key="a guess")
    with moved(database_server, settings, tmp_path):
        found = _is_refused(written, secret)
    proof(
        "planted: a copy that was encrypted anew",
        figure="found" if found else "passed",
        goal="found",
        holds=found,
    )


def test_what_was_erased(
    secret: x25519.Identity, proof: Say, tmp_path: Path, settings: Any, database_server: Server
) -> None:
    alice = a_navigator()
    cases = [a_case(alice) for _ in range(6)]
    older = make(tmp_path, tmp_path, timezone.now())
    for case in cases[:3]:
        keyring.destroy(case.pk)
    with moved(database_server, settings, tmp_path):
        back(older, secret)
        readable = sum(_has_key(case) for case in cases[:3]), sum(_has_key(case) for case in cases[3:])
    settings.ERASURES.unlink()
    with moved(database_server, settings, tmp_path / "again"):
        forgotten = back(older, secret).cases
    proof(
        "3 cases erased after the copy, of 6",
        figure=f"{readable[0]} readable again, {readable[1]} others",
        goal="0, 3",
        holds=readable == (0, 3),
    )
    proof("planted: no journal", figure=f"{forgotten} come back", goal="6", holds=forgotten == 6)


def _has_key(case: Case) -> bool:
    try:
        keyring.key_to_read(case.pk)
    except keyring.Erased:
        return False
    return True
