"""The first night, by who is working: the navigator on her telephone, a colleague, and Charlie from elsewhere."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import step_in
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def start(page: Page, name: str, age: str, danger: str = "No") -> str:
    """Open a case; gives the address of the page that follows."""
    page.get_by_role("link", name="Start here", exact=True).first.click()
    page.get_by_label("Name they like to be called").fill(name)
    page.get_by_role("group", name="Adult or child?").get_by_label(age, exact=True).check()
    page.get_by_role("group", name="Is anybody in danger").get_by_label(danger, exact=True).check()
    page.get_by_role("button", name="Save and start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"AL-\d{4} is open"))
    return page.url


def test_a_minute_is_enough_on_a_telephone_without_scripts(new_page: Open) -> None:
    ana = new_page(size=PHONE, scripts=False)
    step_in(ana, cast.ANA)
    start(ana, "Hiwot", "Adult")
    expect(ana.locator("main")).to_contain_text(
        re.compile(r"at the latest.*by \w+ \d\d:\d\d, 4[78] hours left", re.S)
    )

    ana.get_by_role("link", name="Write down the signs you saw").click()
    ana.get_by_label("Papers held by somebody else").check()
    ana.get_by_label("Where was it seen?").fill("Day centre")
    ana.get_by_role("button", name="Save the signs").click()
    expect(ana.locator("main")).to_contain_text("Papers held by somebody else")

    ana.get_by_role("link", name="Overview").click()
    expect(ana.locator("main")).to_contain_text("Signs written down")
    ana.get_by_role("link", name="My work").click()
    expect(ana.locator("main")).to_contain_text("Hiwot")


def test_a_doubt_and_a_danger_say_whom_to_ring_and_lose_no_time(new_page: Open) -> None:
    ana = new_page(size=PHONE, scripts=False)
    step_in(ana, cast.ANA)
    start(ana, "Kidane", "Not sure", "Yes")
    expect(ana.get_by_role("heading", name="Ring 999 now")).to_be_visible()
    expect(ana.get_by_role("heading", name="Ring the local authority")).to_be_visible()
    assert not ana.get_by_role("link", name="Find them a bed tonight").count()

    ana.get_by_role("link", name="Say whether they are an adult").click()
    ana.get_by_label("Adult", exact=True).check()
    ana.get_by_label("How do you know?").fill("Passport seen")
    ana.get_by_role("button", name="Save").click()
    expect(ana.locator("main")).to_contain_text("First conference, at the latest")


def test_an_account_is_closed_until_somebody_chooses_to_read_it(new_page: Open) -> None:
    ana = new_page()
    step_in(ana, cast.ANA)
    start(ana, "Hiwot", "Adult")
    ana.get_by_role("link", name="Notes", exact=True).click()
    ana.get_by_role("button", name="Write a note").click()
    ana.get_by_label("What do you want to keep?").fill("They took her papers.")
    ana.get_by_label("What is it about?").select_option("What happened to them")
    ana.get_by_role("button", name="Save the note").click()
    expect(ana.get_by_text("They took her papers.")).to_have_count(0)
    ana.get_by_role("link", name="Show what happened").click()
    expect(ana.get_by_text("They took her papers.")).to_be_visible()


def test_a_colleague_takes_over_and_charlie_finds_nothing(new_page: Open) -> None:
    ana, tom, charlie = new_page(), new_page(), new_page()
    step_in(ana, cast.ANA)
    address = start(ana, "Hiwot", "Adult").removesuffix("started/")
    ana.goto(f"{address}hand-over/")
    ana.get_by_label(cast.TOM).check()
    ana.get_by_label("A word for them").fill("Likes tea.")
    ana.get_by_role("button", name="Hand over").click()

    step_in(tom, cast.TOM)
    expect(tom.locator("main")).to_contain_text("Likes tea.")
    step_in(charlie, cast.CHARLIE)
    charlie.goto(address)
    expect(charlie.get_by_role("heading", level=1)).to_have_text("Page not found")
