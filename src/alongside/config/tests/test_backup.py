"""What was written comes back whole, or not at all; what was erased does not come back."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone
from pyrage import x25519

from alongside.config.backup.making import Written, make
from alongside.config.backup.programs import Programs, find, server_major
from alongside.config.backup.recipients import identities
from alongside.config.backup.restoring import Backup, Restored
from alongside.config.migrating import bring_up_to_date
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit import chain
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, journal, keyring, masters
from alongside.foundations.sealing.fields import ERASED
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import attach, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, Case, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import seen
from alongside.rooms.people.words import AttachedWhat
from tests.support.databases import Server
from tests.support.moving import back, counted, moved, own_folders, rows_of

pytestmark = pytest.mark.usefixtures("own_database")
LETTER, NOTE = b"Dear Sol, your flat is ready.", "Sol likes the sea."
Move = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def secret(settings: Any, tmp_path: Path) -> x25519.Identity:
    return own_folders(settings, tmp_path)


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User, secret: x25519.Identity) -> Case:
    case = a_case(alice)
    write_note(case=case, section=Section.SUPPORT, text=NOTE, by=alice, at=NOW)
    cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title="A letter")
    attach(case=case, cover=cover, received=Received(Kind.TEXT, LETTER), by=alice, at=NOW)
    return case


@pytest.fixture
def written(case: Case, tmp_path: Path) -> Written:
    return make(tmp_path, tmp_path, timezone.now())


@pytest.fixture
def move(database_server: Server, settings: Any, tmp_path: Path) -> Move:
    return lambda: moved(database_server, settings, tmp_path)


@pytest.fixture
def elsewhere(written: Written, move: Move) -> Iterator[None]:
    with move():
        yield


def is_empty() -> bool:
    return counted() == {} and next(files.every_file(), None) is None


def test_everything_comes_back(
    alice: User, case: Case, written: Written, secret: x25519.Identity, move: Move
) -> None:
    before = counted()
    assert before["audit_auditentry"] > 5
    with move():
        assert back(written, secret) == Restored(cases=1, documents=1, erased=0, without_key=0)
        bring_up_to_date()
        assert counted() == before
        assert chain.first_fault() is None
        with seen(alice):
            (document,) = Attachment.objects.filter(case=case)
            assert (document.title, Note.objects.get(case=case).text) == ("A letter", NOTE)
            assert files.get(case.pk, document.pk) == LETTER
        with connection.cursor() as cursor:  # nobody looks: the wall stands
            assert rows_of(cursor, "people_note") == 0


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


def test_who_is_signed_in_is_in_no_backup(written: Written, secret: x25519.Identity, elsewhere: None) -> None:
    back(written, secret)
    assert counted()["accounts_session"] == 0


@pytest.mark.parametrize("which", ["data", "keys"])
@pytest.mark.parametrize("where", [0.0, 0.3, 0.6, 0.999])
def test_a_file_of_which_a_byte_was_changed_is_refused_whole(
    written: Written, secret: x25519.Identity, elsewhere: None, which: str, where: float
) -> None:
    path: Path = getattr(written, which)
    content = bytearray(path.read_bytes())
    content[int(len(content) * where)] ^= 1
    path.write_bytes(content)
    with pytest.raises(Refused, match="damaged"):
        back(written, secret)
    assert is_empty()


def test_a_file_cut_short_is_refused_whole(
    written: Written, secret: x25519.Identity, elsewhere: None
) -> None:
    content = written.data.read_bytes()
    for length in (0, 100, len(content) // 2, len(content) - 1):
        written.data.write_bytes(content[:length])
        with pytest.raises(Refused, match="damaged"):
            back(written, secret)
    assert is_empty()


def test_another_identity_opens_nothing(written: Written, elsewhere: None) -> None:
    with pytest.raises(Refused, match="not encrypted for this identity"):
        back(written, x25519.Identity.generate())
    assert is_empty()


def test_without_the_master_key_it_says_so_and_restores_nothing(
    written: Written, secret: x25519.Identity, elsewhere: None, settings: Any
) -> None:
    settings.MASTER_KEYS = masters.new_master().line
    masters._marked.cache_clear()
    keyring.unwrap.cache_clear()
    with pytest.raises(Refused, match="The master key that belongs to these keys is not here"):
        back(written, secret)
    masters._marked.cache_clear()
    assert is_empty()


def test_what_somebody_else_wrote_for_our_public_key_is_refused(
    written: Written, secret: x25519.Identity, elsewhere: None
) -> None:
    with pytest.raises(Refused, match="not written by this deployment"):
        back(written, secret, key="of somebody else")
    assert is_empty()
    assert back(written, secret, key=None).cases == 1


def test_nothing_is_restored_over_what_is_there(written: Written, secret: x25519.Identity) -> None:
    with pytest.raises(Refused, match="something here already"):
        back(written, secret)
    assert counted()["people_case"] == 1


@pytest.fixture
def again(tmp_path: Path) -> Callable[[], Written]:
    def write() -> Written:
        (tmp_path / "later").mkdir()
        return make(tmp_path / "later", tmp_path / "later", timezone.now())

    return write


def test_keys_older_than_the_data_are_refused_and_later_ones_do(
    written: Written, again: Callable[[], Written], secret: x25519.Identity, move: Move
) -> None:
    later = again()
    with move():
        with pytest.raises(Refused, match="keys are older"):
            back(Written(later.data, written.keys), secret)
        assert is_empty()
        assert back(Written(written.data, later.keys), secret).cases == 1


def test_what_was_erased_stays_erased_after_an_older_copy_came_back(
    alice: User,
    case: Case,
    written: Written,
    again: Callable[[], Written],
    secret: x25519.Identity,
    move: Move,
) -> None:
    keyring.destroy(case.pk)
    later = again()
    settings.ERASURES.unlink()  # of the old machine nothing is left
    with move():
        done = back(Written(written.data, later.keys), secret)
        assert (done.cases, done.erased, done.without_key) == (0, 1, 0)
        assert journal.cases() == {case.pk}
        with seen(alice):
            assert Note.objects.get(case=case).text == ERASED
            with pytest.raises(keyring.Erased):
                files.get(case.pk, Attachment.objects.get(case=case).pk)


def test_older_keys_do_not_bring_it_back_where_the_journal_was_kept(
    case: Case, written: Written, secret: x25519.Identity, move: Move
) -> None:
    keyring.destroy(case.pk)
    with move():
        assert back(written, secret).erased == 1
        with pytest.raises(keyring.Erased):
            keyring.key_to_read(case.pk)


def test_a_case_whose_key_is_lost_is_told(
    case: Case, written: Written, again: Callable[[], Written], secret: x25519.Identity, move: Move
) -> None:
    keyring.destroy(case.pk)
    settings.ERASURES.unlink()  # nobody meant to
    later = again()
    with move():
        assert back(Written(written.data, later.keys), secret).without_key == 1


def test_a_restore_that_fails_halfway_leaves_nothing(
    written: Written, secret: x25519.Identity, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "add", _no_space)
    with pytest.raises(OSError, match="No space"):
        back(written, secret)
    assert is_empty()


def _no_space(*_: object) -> None:
    raise OSError("No space left on device")


def test_a_dump_that_fails_leaves_no_file(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Programs, "dump", lambda self: ["sh", "-c", "echo some; echo broken >&2; exit 1"])
    with pytest.raises(Refused, match="could not be copied: broken"):
        make(tmp_path, tmp_path, timezone.now())
    assert list(tmp_path.glob("*age*")) == []


@pytest.mark.parametrize("lines", [None, "", "# nobody\n", "not a key\n"])
def test_nothing_is_written_in_the_clear(
    case: Case, settings: Any, tmp_path: Path, lines: str | None
) -> None:
    settings.BACKUP_RECIPIENTS = tmp_path / "others"
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
