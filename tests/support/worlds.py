"""A full world, built by the verbs once a run and copied: it takes as long as a hundred small tests."""

import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.conf import settings
from pytest_django import DjangoDbBlocker

from tests.support import run
from tests.support.databases import Server, pointed_at

if TYPE_CHECKING:
    from tests.support.relations import World


@pytest.fixture
def world(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    database_server: Server,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator["World"]:
    """Of this test's own, in a database of its own, at the hour at which it is looked at."""
    from tests.support.relations import LOOKED_AT

    kept, template = run.folder() / "world", f"{database_server.prefix}_world"
    with django_db_blocker.unblock():
        run.once("world", lambda: _make(database_server, template, kept, monkeypatch))
        monkeypatch.setattr(settings, "MASTER_KEY_FILE", kept / "masters")
        monkeypatch.setattr(settings, "SEALED_FILES", shutil.copytree(kept / "files", tmp_path / "of-world"))
        name = database_server.create(database_server.named("world"), template)
        with pointed_at(database_server, name), time_machine.travel(LOOKED_AT, tick=False):
            yield pickle.loads((kept / "world.pickle").read_bytes())
        database_server.drop(name)


def _make(server: Server, template: str, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.support.relations import LOOKED_AT, World

    (kept / "files").mkdir(parents=True)
    shutil.copy(settings.MASTER_KEY_FILE, kept / "masters")
    server.create(template, server.migrated_template())
    with monkeypatch.context() as patch, pointed_at(server, template):
        patch.setattr(settings, "SEALED_FILES", kept / "files")
        with time_machine.travel(LOOKED_AT, tick=False):
            (kept / "world.pickle").write_bytes(pickle.dumps(World()))
