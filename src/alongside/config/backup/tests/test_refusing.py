"""It comes back whole or not at all, over nothing that stands."""

from typing import Any

import pytest
from django.db import connections
from pyrage import x25519

from alongside.config.backup.making import Written
from alongside.config.backup.tests.samples import no_space
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import journal, keyring, masters
from tests.support.moving import back, counted, is_empty

pytestmark = pytest.mark.usefixtures("own_database")


def test_a_file_of_which_a_byte_was_changed_is_refused_whole(
    written: Written, secret: x25519.Identity, elsewhere: None
) -> None:
    for path in (written.data, written.keys):
        content = path.read_bytes()
        for where in (0.0, 0.3, 0.6, 0.999):
            changed = bytearray(content)
            changed[int(len(content) * where)] ^= 1
            path.write_bytes(changed)
            with pytest.raises(Refused, match="damaged"):
                back(written, secret)
        path.write_bytes(content)
    assert is_empty()
    assert back(written, secret).cases == 1


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
    keyring._unwrapping.cache_clear()
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


@pytest.mark.parametrize(
    ("made", "still"),
    [
        ("CREATE SCHEMA ledger CREATE TABLE entry ()", "to_regclass('ledger.entry')"),
        ("CREATE FUNCTION due() RETURNS int LANGUAGE sql RETURN 1", "to_regproc('due')"),
        ("CREATE SEQUENCE invoice", "to_regclass('invoice')"),
    ],
)
def test_nothing_is_restored_beside_anything_else_of_the_owner(
    written: Written, secret: x25519.Identity, elsewhere: None, made: str, still: str
) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(made)
    with pytest.raises(Refused, match="something here already"):
        back(written, secret)
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT {still} IS NOT NULL")
        assert cursor.fetchone() == (True,)


def test_a_restore_that_fails_halfway_leaves_nothing(
    written: Written, secret: x25519.Identity, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "add", no_space)
    with pytest.raises(OSError, match="No space"):
        back(written, secret)
    assert is_empty()
