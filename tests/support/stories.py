"""Browser stories: a real server and a real browser, over a fresh copy of the demo caseload for every story.

The server of a worker stays; the database under it is replaced, and it connects anew.
"""

import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from alongside.config.serving import address, listening
from tests.support import run
from tests.support.databases import Server, pointed_at
from tests.support.travelling import say_ahead

ARGUMENTS = [
    "--no-sandbox",  # which Chromium refuses to do without when it runs as root
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PHONE, DESK = (360, 740), (1280, 900)


@dataclass(frozen=True)
class StoryServer:
    url: str
    environment: dict[str, str]

    @property
    def named_url(self) -> str:
        """The same place by a name, which passkeys need."""
        return self.url.replace("127.0.0.1", "localhost")

    @property
    def database(self) -> str:
        """As the owner of its tables, who sees every row."""
        return self.environment["DATABASE_OWNER_URL"]

    @property
    def data(self) -> Path:
        return Path(self.environment["ALONGSIDE_DATA"])

    @property
    def outbox(self) -> Path:
        return self.data / "outbox"

    def travel_to(self, moment: datetime) -> None:
        """For the pages and the jobs of this story. Whoever signed in long before it has to do so again."""
        say_ahead(self.data, (moment - timezone.now()).total_seconds())

    def run_jobs(self) -> None:
        """Everything that is queued, so that its mail lies in the outbox."""
        command = [sys.executable, "-m", "tests.support.travelling", "worker"]
        subprocess.run(command, env=self.environment, check=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def demo_template(database_server: Server, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database that holds the demo caseload, built once a run by the command that people use."""
    name = f"{database_server.prefix}_demo"
    environment = _environment(database_server, name, _demo_data())

    def build() -> None:
        database_server.create(name, database_server.migrated_template())
        command = [sys.executable, "-m", "alongside.config.cli", "demo", "--no-serve"]
        subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL, capture_output=True)

    with django_db_blocker.unblock():
        run.once("demo", build)
    return name


@pytest.fixture
def demo_database(
    django_db_blocker: DjangoDbBlocker,
    database_server: Server,
    demo_template: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[None]:
    """A copy of the demo caseload of this test's own, where commits are commits. Its words open with its own keys."""
    monkeypatch.setattr(settings, "MASTER_KEY_FILE", _demo_data() / "keys" / "masters")
    monkeypatch.setattr(settings, "SEALED_FILES", tmp_path / "files-of-the-demo")
    shutil.copytree(_demo_data() / "files", settings.SEALED_FILES)
    with django_db_blocker.unblock():
        name = database_server.create(database_server.named("demo"), demo_template)
        with pointed_at(database_server, name):
            yield
        database_server.drop(name)


@pytest.fixture(scope="session")
def _standing_server(database_server: Server, demo_template: str) -> Iterator[StoryServer]:
    data = run.folder() / database_server.named("story_data")
    shutil.copytree(_demo_data(), data, ignore=shutil.ignore_patterns("static"))
    (data / "static").symlink_to(run.folder() / "static")
    environment = _environment(database_server, database_server.named("story"), data)
    with listening("127.0.0.1", 0) as listener:
        environment["ALONGSIDE_URL"] = address(listener)
        command = [sys.executable, "-m", "tests.support.travelling", "web", str(listener.fileno())]
        process = subprocess.Popen(
            command, env=environment, pass_fds=[listener.fileno()], stdin=subprocess.DEVNULL
        )
        yield StoryServer(address(listener), environment)
        process.terminate()
        process.wait()


@pytest.fixture
def story_server(database_server: Server, demo_template: str, _standing_server: StoryServer) -> StoryServer:
    name = _standing_server.database.rpartition("/")[2]
    database_server.drop(name)
    database_server.create(name, demo_template)
    shutil.rmtree(_standing_server.outbox)
    shutil.copytree(_demo_data() / "outbox", _standing_server.outbox)
    say_ahead(_standing_server.data, None)
    _answers(_standing_server.url)
    return _standing_server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright keeps an event loop in this thread, in which Django would refuse the later tests their database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, story_server: StoryServer) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own: `new_page()`, `new_page(size=PHONE, scripts=False)`, `new_page(named=True)`."""
    contexts = []

    def open_one(size: tuple[int, int] = DESK, *, scripts: bool = True, named: bool = False) -> Page:
        context = browser.new_context(
            base_url=story_server.named_url if named else story_server.url,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def _environment(server: Server, database: str, data: Path) -> dict[str, str]:
    return {**os.environ, **server.environment(database), "ALONGSIDE_DATA": str(data)}


def _demo_data() -> Path:
    return run.folder() / "demo-data"


def _chromium() -> str:
    if "CHROMIUM" in os.environ:
        return os.environ["CHROMIUM"]
    command = ["sh", "scripts/find-or-install-chromium", str(Path(sys.executable).parent)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _answers(url: str) -> None:
    """Waits for the first answer, whichever it is: the socket is open before the server is there."""
    try:
        urllib.request.urlopen(url, timeout=60).close()
    except urllib.error.HTTPError as refusal:
        refusal.close()
