"""A person moves to another area, which asks and takes over; and another says no, which leaves all as it was."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import faults, step_in
from tests.support.stories import PHONE, StoryServer

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def ask(ana: Page, name: str, words: str) -> None:
    ana.goto("/")
    ana.get_by_role("link", name=name, exact=True).first.click()
    ana.get_by_role("link", name="Another area", exact=True).click()
    ana.get_by_role("button", name="Ask another area").click()
    ana.get_by_label("Who is to become responsible?").select_option(
        label=f"{cast.NORTHMOOR_AREA}: {cast.NORTHMOOR}, Outreach"
    )
    ana.get_by_label("Why do they move?").fill("A room near a friend.")
    ana.get_by_label("The person agrees to it").check()
    ana.get_by_label("What did they say to it").fill(words)
    ana.get_by_role("button", name="Ask them").click()
    expect(ana.get_by_text("Waits for the area that is asked")).to_be_visible()


def asked_about(page: Page, name: str) -> Locator:
    """Kofi waits for an answer too."""
    asked = page.locator(".al-task").filter(has_text="Rivermead asks: do you take this case over?")
    return asked.filter(has_text=name)


def test_a_move_from_one_area_to_another(new_page: Open, story_server: StoryServer) -> None:
    ana, charlie = new_page(), new_page(size=PHONE)
    step_in(ana, cast.ANA)
    step_in(charlie, cast.CHARLIE)
    ask(ana, "Tomasz", "I have work there.")
    here = ana.url
    charlie.goto("/")
    asked_about(charlie, "Tomasz").get_by_role("link").click()
    expect(charlie.get_by_text("I have work there.")).to_be_visible()
    expect(charlie.get_by_text("Ask for the papers back")).to_be_visible()
    assert faults(charlie, "a hand-over") == []
    charlie.get_by_label("What do you want to know?").fill("Who is his solicitor?")
    charlie.get_by_role("button", name="Ask", exact=True).click()
    ana.reload()
    ana.get_by_label("Your answer").fill("Vale Law Centre; they know.")
    ana.get_by_role("button", name="Answer", exact=True).click()
    charlie.reload()
    expect(charlie.get_by_text("Vale Law Centre; they know.")).to_be_visible()
    charlie.get_by_role("button", name="Take over the case").click()
    expect(charlie.get_by_text("Accepted", exact=True)).to_be_visible()
    charlie.goto("/")
    expect(charlie.get_by_role("link", name="Tomasz", exact=True).first).to_be_visible()
    ana.goto("/")
    expect(ana.get_by_text("Northmoor said yes: it is responsible now")).to_be_visible()
    gone = ana.goto(here)
    assert gone is not None
    assert gone.status == 404
    story_server.run_jobs()
    told = [letter.read_text() for letter in story_server.outbox.glob("*.eml")]
    assert any("said yes" in letter and "Tomasz" not in letter for letter in told)


def test_a_refusal_by_the_other_area(new_page: Open) -> None:
    ana, charlie = new_page(), new_page(size=PHONE)
    step_in(ana, cast.ANA)
    step_in(charlie, cast.CHARLIE)
    ask(ana, "Sol", "If there is a bed.")
    here = ana.url
    charlie.goto("/")
    asked_about(charlie, "Sol").get_by_role("link").click()
    charlie.get_by_label("It is not safe for the person here").check()
    charlie.get_by_label("In a sentence").fill("The man who looks for them lives here.")
    charlie.get_by_role("button", name="Refuse").click()
    expect(asked_about(charlie, "Kofi")).to_be_visible()
    expect(asked_about(charlie, "Sol")).to_have_count(0)
    ana.goto(here)
    expect(ana.get_by_text("The man who looks for them lives here.")).to_be_visible()
    ana.get_by_role("link", name="Another area", exact=True).click()
    expect(ana.get_by_role("button", name="Ask another area")).to_be_visible()
    assert faults(ana, "hand-overs") == []
