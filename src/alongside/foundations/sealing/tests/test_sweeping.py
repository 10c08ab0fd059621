"""At night the files go that no row stands for, and no others; never many at once."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.sealing import files, keyring, sweeping

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def named(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[UUID]:
    settings.SEALED_FILES = tmp_path
    rows = set[UUID]()
    monkeypatch.setattr(sweeping, "_owners", [lambda at: rows])
    return rows


def a_file(*, days: int) -> UUID:
    case_id, file_id = uuid4(), uuid4()
    keyring.make(case_id)
    files.put(case_id, file_id, b"A letter")
    then = (NOW - timedelta(days=days)).timestamp()
    os.utime(files.path_of(file_id), (then, then))
    return file_id


def left() -> set[UUID]:
    return {file_id for file_id, _ in files.every_file()}


def test_an_old_file_without_a_row_goes(named: set[UUID]) -> None:
    named |= {a_file(days=9) for _ in range(3)}
    fresh, orphan = a_file(days=0), a_file(days=2)
    assert sweeping.sweep(NOW) == 1
    assert left() == named | {fresh}
    assert orphan not in left()
    assert AuditEntry.objects.get(event="files.swept").codes == {"number": 1}


def test_where_rows_are_not_found_nothing_goes(named: set[UUID], caplog: pytest.LogCaptureFixture) -> None:
    """A wall that hides the rows must not cost the files."""
    all_of_them = {a_file(days=9) for _ in range(5)}
    assert sweeping.sweep(NOW) == 0
    assert left() == all_of_them
    assert "none was removed" in caplog.text


def test_it_is_done_every_night() -> None:
    names = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert "alongside.foundations.sealing.jobs.sweep_files" in names
