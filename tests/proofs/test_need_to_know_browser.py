"""What a browser keeps when somebody has left: nothing is found by going back, and nothing in its files."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import step_in
from tests.journeys.test_first_night import start
from tests.support.proofs import Say
from tests.support.stories import ARGUMENTS, DESK, StoryServer, _chromium

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(600)]
CANARY = "Zqhiwotzq"
BACK = 8  # so many pages


@contextmanager
def profile(browser: Browser, url: str, folder: Path) -> Iterator[Page]:
    """A browser whose files stay when it is closed."""
    kept = browser.browser_type.launch_persistent_context(
        folder, executable_path=_chromium(), args=ARGUMENTS, base_url=url, locale="en-GB",
        viewport={"width": DESK[0], "height": DESK[1]},
    )  # fmt: skip
    kept.set_default_timeout(15_000)
    try:
        yield kept.new_page()
    finally:
        kept.close()


def work(page: Page) -> None:
    """Ana opens a case for somebody, looks at its pages and begins a form."""
    step_in(page, cast.ANA)
    start(page, CANARY, "Adult")
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="My work").first.click()
    page.go_back()
    assert CANARY in page.content()  # who is still there goes back as ever


def leave_fast(page: Page) -> None:
    page.get_by_role("link", name="Leave this page fast").click()
    page.wait_for_url("**/nothing/")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/**")


def seen_by_going_back(page: Page) -> int:
    seen = 0
    for _ in range(BACK):
        page.go_back()
        seen += CANARY in page.content()
    return seen


def files_with_canary(folder: Path) -> list[str]:
    words = (CANARY.encode(), CANARY.encode("utf-16-le"))
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


WAYS: tuple[Callable[[Page], None], ...] = (leave_fast, sign_out)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_is_found_afterwards(
    browser: Browser, story_server: StoryServer, tmp_path: Path, proof: Say, way: Callable[[Page], None]
) -> None:
    with profile(browser, story_server.url, tmp_path) as page:
        work(page)
        way(page)
        seen = seen_by_going_back(page)
    kept = files_with_canary(tmp_path)
    proof(f"{way.__name__}: pages found by going back", figure=str(seen), goal="0", holds=seen == 0)
    proof(f"{way.__name__}: files of the browser", figure=", ".join(kept) or "0", goal="0", holds=not kept)


class Loosened(BaseHTTPRequestHandler):
    """Hands everything on, but lets the browser keep it."""

    behind: ClassVar[str]
    timeout = 5  # seconds, for a connection over which nothing comes
    TAKEN_AWAY = ("cache-control", "clear-site-data", "vary", "transfer-encoding", "connection")

    def do_GET(self) -> None:
        self._hand_on(None)

    def do_POST(self) -> None:
        self._hand_on(self.rfile.read(int(self.headers["Content-Length"])))

    def _hand_on(self, body: bytes | None) -> None:
        with closing(HTTPConnection(self.behind, timeout=30)) as there:
            there.request(self.command, self.path, body, dict(self.headers))
            answer = there.getresponse()
            data = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in (*self.TAKEN_AWAY, "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """The output of the tests is for what they find."""


class Waiting(ThreadingHTTPServer):
    daemon_threads = False  # so that every connection is closed when the server is


@pytest.fixture
def loosened(story_server: StoryServer) -> Iterator[str]:
    Loosened.behind = urlsplit(story_server.url).netloc
    with Waiting(("127.0.0.1", 0), Loosened) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_planted_pages_that_a_browser_may_keep(
    browser: Browser, loosened: str, tmp_path: Path, proof: Say
) -> None:
    with profile(browser, loosened, tmp_path) as page:
        work(page)
        leave_fast(page)
        seen = seen_by_going_back(page)
    kept = files_with_canary(tmp_path)
    proof(
        "planted: pages that may be kept", figure=f"{seen} by going back, {len(kept)} files", goal="both",
        holds=bool(seen and kept),
    )  # fmt: skip
