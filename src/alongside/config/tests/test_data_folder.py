import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alongside.config.data_folder import PARTS, DataFolder
from alongside.foundations.kernel.results import Refused


def test_it_is_the_one_that_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALONGSIDE_DATA")
    assert DataFolder.from_environment().root == tmp_path / "var"
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path / "second"))
    assert DataFolder.from_environment().root == tmp_path / "second"


def test_its_parts_are_closed_to_others(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data").prepare()
    assert {stat.S_IMODE((data.root / part).stat().st_mode) for part in PARTS} == {0o700}
    assert stat.S_IMODE(data.root.stat().st_mode) in (0o700, 0o711)


def test_the_secret_key_is_made_once_also_by_many_at_once(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(lambda _: data.secret_key(), range(40)))
    assert len(keys) == 1
    assert [path.name for path in data.keys.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((data.keys / "secret-key").stat().st_mode) == 0o600
    assert DataFolder(tmp_path / "other").secret_key() not in keys


def test_a_folder_of_something_else_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    found = DataFolder(tmp_path)
    (tmp_path / "proofs.json").touch()
    found.check_holds_nothing_else()
    (tmp_path / "letters").mkdir()
    with pytest.raises(Refused, match="holds something else already, letters for one"):
        found.check_holds_nothing_else()
    (tmp_path / "postgres").mkdir()
    found.check_holds_nothing_else()
    DataFolder(tmp_path / "none").check_holds_nothing_else()
