"""The run of the tests keeps what it promises, or its other results mean nothing."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.foundations.accounts.models import Session
from tests.support.stories import PHONE, StoryServer


def keep_a_row(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_writes_is_gone_in_the_next(time: str) -> None:
    assert not Session.objects.exists()
    keep_a_row(time)


def test_threads_see_each_others_commits_in_an_own_database(own_database: str) -> None:
    def write() -> None:
        keep_a_row("by a thread")
        connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert Session.objects.get().session_key == "by a thread"
    assert connection.settings_dict["NAME"] == own_database.rpartition("/")[2]


def test_calling_out_fails() -> None:
    with pytest.raises(AssertionError, match=r"tried to reach 192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


NOT_RUN = {
    "test_skips": "import pytest\ndef test_it(): pytest.skip('no time')",
    "test_skips_all": "import pytest\npytest.skip('no browser', allow_module_level=True)",
    "test_excuses": "import pytest\n@pytest.mark.xfail(reason='too hard')\ndef test_it(): assert False",
    "test_warns": "import warnings\ndef test_it(): warnings.warn('old habit')",
}
EMPTIES_TABLES = "import pytest\n@pytest.mark.django_db(transaction=True)\ndef test_it(): pass"


def run_tests(folder: Path, modules: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    for name, body in modules.items():
        (folder / f"{name}.py").write_text(body)
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-n0", "-c", "pyproject.toml", str(folder)]
    command += ["--continue-on-collection-errors"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_is_passed_over(tmp_path: Path) -> None:
    run = run_tests(tmp_path, NOT_RUN)
    assert run.returncode not in (0, 5)
    for reason in ("no time", "no browser", "too hard", "old habit"):
        assert reason in run.stdout
    assert not re.search(r"\d (passed|skipped|xfailed)", run.stdout)


def test_a_test_that_empties_tables_is_told_of_the_other_way(tmp_path: Path) -> None:
    run = run_tests(tmp_path, {"test_empties": EMPTIES_TABLES})
    assert run.returncode not in (0, 5)
    assert "own_database" in run.stderr


def test_a_story_begins_with_the_demo_and_leaves_nothing_behind(
    new_page: Callable[..., Page], story_server: StoryServer
) -> None:
    with psycopg.connect(story_server.database) as database:
        assert database.execute("SELECT count(*) FROM people_case").fetchone() != (0,)
        assert database.execute("SELECT count(*) FROM accounts_session").fetchone() == (0,)
    page = new_page(PHONE, scripts=False)
    page.goto("/")
    expect(page.get_by_text("Nobody in here is real").first).to_be_visible()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_story_starts_anew(story_server: StoryServer, time: str) -> None:
    with psycopg.connect(story_server.database) as database:
        assert database.execute("SELECT to_regclass('of_a_story')").fetchone() == (None,)
        database.execute("CREATE TABLE of_a_story ()")
    (story_server.outbox / "of-a-story.eml").touch(exist_ok=False)
    story_server.run_jobs()
