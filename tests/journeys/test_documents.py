"""A document on a telephone without scripts: it comes in, says no more where it was taken, and leaves as a file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from alongside.foundations.uploads.tests import samples
from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import step_in
from tests.journeys.test_first_night import start
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def choose(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "image/jpeg", "buffer": data})
    page.get_by_role("button", name="Add the document").click()


def test_a_photograph_of_a_letter(new_page: Open) -> None:
    ana = new_page(size=PHONE, scripts=False)
    step_in(ana, cast.ANA)
    start(ana, "Hiwot", "Adult")
    ana.get_by_role("link", name="Documents", exact=True).click()
    ana.get_by_role("button", name="Add a document").click()
    ana.get_by_label("Letter", exact=True).check()
    ana.get_by_label("What do you call it?").fill("Letter about the flat")
    ana.get_by_label("What is it about?").select_option("support")
    choose(ana, "letter.jpg", samples.ACTIVE_SVG)
    expect(ana.get_by_role("alert")).to_contain_text("We do not take web pages and drawings")
    choose(ana, "Hiwot's letter.jpg", samples.from_a_phone())
    expect(ana.get_by_role("heading", name=re.compile("Letter about the flat"))).to_be_visible()
    assert ana.evaluate("() => document.documentElement.scrollWidth") <= PHONE[0]

    with ana.expect_download() as waiting:
        ana.get_by_role("link", name=re.compile("Download document-1.jpg")).click()
    assert waiting.value.suggested_filename == "document-1.jpg"
    assert samples.SECRET not in Path(waiting.value.path()).read_bytes()


def test_what_is_far_too_large_is_answered_with_a_page(new_page: Open, tmp_path: Path) -> None:
    ana = new_page()
    step_in(ana, cast.ANA)
    start(ana, "Kidane", "Adult")
    ana.get_by_role("link", name="Documents", exact=True).click()
    ana.get_by_role("button", name="Add a document").click()
    film = tmp_path / "film.jpg"
    film.write_bytes(b"\xff\xd8\xff" + bytes(30_000_000))
    ana.set_input_files("input[type=file]", film)
    ana.get_by_role("button", name="Add the document").click()
    expect(ana.locator("main")).to_contain_text("Nothing was saved")
