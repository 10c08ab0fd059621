"""What was erased is known beside the database too, once, and only when it is certain."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import journal, keyring

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_journal(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES = tmp_path / "erasures.jsonl"


def test_an_erasure_is_written_down_when_it_is_certain(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    case_id = uuid4()
    keyring.make(case_id)
    with django_capture_on_commit_callbacks(execute=True):
        keyring.destroy(case_id)
        assert journal.cases() == set()
    assert journal.cases() == {case_id}


def test_each_is_written_once(settings: Any) -> None:
    one, other = uuid4(), uuid4()
    journal.add([one])
    journal.add([one, other])
    assert journal.cases() == {one, other}
    assert len(settings.ERASURES.read_text().splitlines()) == 2
    assert settings.ERASURES.stat().st_mode & 0o077 == 0


def test_a_line_that_says_nothing_is_not_passed_over(settings: Any) -> None:
    settings.ERASURES.write_text('{"case": 1}\n')
    with pytest.raises(Refused, match="journal of erasures"):
        journal.cases()


def test_half_a_last_line_is_what_a_crash_left_and_is_cut(settings: Any) -> None:
    one, torn, other = uuid4(), uuid4(), uuid4()
    journal.add([one, torn])
    settings.ERASURES.write_bytes(settings.ERASURES.read_bytes()[:-9])
    assert journal.cases() == {min(one, torn)}
    journal.add([one, torn, other])
    assert journal.cases() == {one, torn, other}
    assert len(settings.ERASURES.read_text().splitlines()) == 3


def test_a_last_line_that_lacks_only_its_end_counts(settings: Any) -> None:
    one, other = uuid4(), uuid4()
    journal.add([one])
    settings.ERASURES.write_bytes(settings.ERASURES.read_bytes()[:-1])
    assert journal.cases() == {one}
    journal.add([other])
    assert journal.cases() == {one, other}


def test_half_a_line_in_the_midst_is_no_crash(settings: Any) -> None:
    settings.ERASURES.write_text('{"case_id": "0b\n{"case_id": "0b')
    with pytest.raises(Refused, match="journal of erasures"):
        journal.add([uuid4()])


def test_a_new_journal_keeps_its_place_in_the_folder(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Path] = []
    monkeypatch.setattr(journal, "keep_entries", kept.append)
    journal.add([uuid4()])
    assert kept == [settings.ERASURES.parent]
