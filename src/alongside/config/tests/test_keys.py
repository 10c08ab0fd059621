"""`alongside keys`, as an operator uses it."""

from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from alongside.config import checkup, cli
from alongside.config.checkup import State
from alongside.foundations.parcels.keys import OwnKeys
from alongside.foundations.sealing import keyring, masters

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of this test alone: the other tests of the run go on with theirs."""
    path = tmp_path / "masters"
    masters.write([masters.new_master()], path)
    monkeypatch.setattr(settings, "MASTER_KEY_FILE", path)
    monkeypatch.setattr(settings, "MASTER_KEYS", "")
    return path


def test_a_new_master_takes_the_place_of_the_old(key_file: Path, capsys: Any) -> None:
    case_id, (old,) = uuid4(), masters.kept()
    keyring.make(case_id)
    key = keyring.key_of(case_id)
    assert cli.main(["keys", "rotate"]) == 0
    (new,) = masters.kept()
    assert new != old
    keyring._unwrapping.cache_clear()
    assert keyring.key_of(case_id) == key
    assert (key_file.stat().st_mode & 0o777, list(key_file.parent.iterdir())) == (0o600, [key_file])
    assert capsys.readouterr().out == f"1 keys are wrapped by {new.mark}.\n"
    assert cli.main(["keys", "show"]) == 0
    assert capsys.readouterr().out == f"{new.mark}  wraps new keys  1 cases\n"


def test_killed_halfway_it_can_be_run_again(key_file: Path) -> None:
    case_id, (old,) = uuid4(), masters.kept()
    keyring.make(case_id)
    key, new = keyring.key_of(case_id), masters.new_master()
    masters.write([new, old], key_file)  # and there the power went
    keyring._unwrapping.cache_clear()
    assert keyring.key_of(case_id) == key
    assert cli.main(["keys", "rotate"]) == 0
    assert keyring.key_of(case_id) == key
    assert len(masters.kept()) == 1


def test_where_the_environment_holds_them_nothing_is_written(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, (old,), new = uuid4(), masters.kept(), masters.new_master()
    keyring.make(case_id)
    before = key_file.read_bytes()
    monkeypatch.setattr(settings, "MASTER_KEYS", f"{new.line} {old.line}")
    assert cli.main(["keys", "rotate"]) == 0
    assert key_file.read_bytes() == before
    assert keyring.marks() == [(new.mark, 1)]


def test_a_master_that_is_missing_is_told(key_file: Path, capsys: Any) -> None:
    keyring.make(uuid4())
    (old,) = masters.kept()
    masters.write([masters.new_master()], key_file)
    assert cli.main(["keys", "show"]) == 1
    assert f"{old.mark}  IS NOT HERE  1 cases cannot be read" in capsys.readouterr().out
    assert cli.main(["keys", "rotate"]) == 1
    assert "master key that is not here" in capsys.readouterr().err
    assert checkup.master_keys().state == State.UNSAFE
    masters.write([old], key_file)
    assert checkup.master_keys().state == State.FINE


def test_two_who_replace_the_keys_at_once_wait_for_each_other() -> None:
    entered: list[str] = []

    def second() -> None:
        with masters.alone():
            entered.append("second")

    with masters.alone():
        waits = Thread(target=second)
        waits.start()
        waits.join(0.2)
        entered.append("first")
    waits.join(10)
    assert entered == ["first", "second"]


def test_what_another_deployment_is_told_holds_no_secret(capsys: Any) -> None:
    assert cli.main(["keys", "parcels"]) == 0
    told = capsys.readouterr().out
    ours = OwnKeys.read(settings.PARCEL_KEYS)
    assert [ours.public.signs in told, ours.public.opens in told, ours.public.fingerprint in told] == [
        True
    ] * 3
    assert [line for line in ours.lines.split() if line in told] == []
