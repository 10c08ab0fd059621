"""A bed tonight, by who is working: the navigator, the hostel, the council, and a charity that must wait."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.foundations.kernel.moments import in_london
from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import step_in
from tests.support.stories import PHONE, StoryServer
from tests.support.travelling import next_time

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def bed_of(page: Page, name: str) -> None:
    """From the start page to the bed of somebody: two taps."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("link", name="Bed", exact=True).click()


def ask_for(page: Page, wish: str) -> None:
    page.get_by_label("They were the victim of a crime recently").check()
    page.get_by_label(wish, exact=True).check()
    page.get_by_label("What must the hostel know").fill("Calls at the desk are for nobody.")
    page.get_by_role("button", name="Find a bed").click()


def on_the_rota(page: Page) -> str:
    """Who answers for the council at this hour, as its page says."""
    step_in(page, cast.HELEN)
    page.get_by_role("link", name="Approvals").first.click()
    line = page.get_by_text("Answers for Rivermead Council now").inner_text()
    return next(name for name in (cast.HELEN, cast.PETER) if name in line)


def test_a_navigator_finds_a_bed_on_a_telephone_without_scripts(new_page: Open) -> None:
    ana, bola = new_page(size=PHONE, scripts=False), new_page()
    step_in(ana, cast.ANA)
    bed_of(ana, "Sol")
    ask_for(ana, "Men only, or mixed")
    expect(ana.get_by_role("heading", level=1)).to_have_text("Choose a bed")
    expect(ana.get_by_text("The room is “women only”").first).to_be_visible()
    ana.get_by_role("button", name="Book this bed W3, Weir House").click()
    expect(ana.get_by_text("12 Weir Lane, Rivermead")).to_be_visible()

    step_in(bola, cast.BOLA)
    bola.get_by_role("link", name="House", exact=True).first.click()
    bola.get_by_role("button", name="Has arrived Sol").click()
    expect(bola.locator("li", has_text="Sol")).to_contain_text("Here")
    assert not bola.get_by_text(re.compile(r"AL-\d{4}")).count()

    ana.reload()
    expect(ana.get_by_text("Night 1 of 7")).to_be_visible()


def test_the_night_shift_prints_a_sheet_that_says_no_reason(new_page: Open) -> None:
    bola = new_page()
    step_in(bola, cast.BOLA)
    bola.get_by_role("link", name="House", exact=True).first.click()
    bola.get_by_role("link", name="Bed sheet for tonight, to print: Weir House").click()
    expect(bola.get_by_role("row", name="W1 Dinh")).to_contain_text("Peanuts")
    assert not bola.get_by_text(re.compile(r"AL-\d{4}|victim|referral", re.IGNORECASE)).count()


def test_at_twenty_to_midnight_a_charity_that_is_not_trusted_waits_for_whoever_the_rota_names(
    story_server: StoryServer, new_page: Open
) -> None:
    story_server.travel_to(next_time(23, 40))
    council, noor = new_page(), new_page(size=PHONE)
    who = on_the_rota(council)
    assert who == cast.PETER  # by day it is Helen
    step_in(noor, cast.NOOR)
    bed_of(noor, "Samir")
    expect(noor.get_by_text("The council must agree first")).to_be_visible()
    expect(noor.get_by_role("strong").filter(has_text=who)).to_be_visible()

    step_in(council, who)
    council.get_by_role("link", name="Approvals").first.click()
    council.get_by_role("link", name=re.compile("A bed from .*")).first.click()
    council.get_by_label("Yes, they may have a bed").check()
    council.get_by_role("button", name="Send the answer").click()
    expect(council.get_by_text("Nothing waits for the council.")).to_be_visible()

    noor.reload()
    noor.get_by_role("button", name="Choose a bed").click()
    noor.get_by_role("button", name=re.compile("Book this bed")).first.click()
    expect(noor.get_by_text("Expected")).to_be_visible()
    story_server.run_jobs()
    reference = noor.locator(".al-identity__reference").inner_text().split()[-1]
    letters = [letter.read_text() for letter in story_server.outbox.glob("*.eml")]
    assert any(f"A bed has been booked. Reference {reference}" in letter for letter in letters)
    assert not any("Samir" in letter for letter in letters)


def test_a_longer_stay_needs_two_people(new_page: Open) -> None:
    ana, council, bola = new_page(), new_page(), new_page()
    step_in(ana, cast.ANA)
    bed_of(ana, "Dinh")
    ana.get_by_role("link", name="Arrived, left, more nights or cancel").click()
    ana.get_by_role("link", name="Ask for more nights").click()
    leaves = in_london(timezone.now()).date() + timedelta(days=9)
    for part in ("day", "month", "year"):
        ana.get_by_label(part.capitalize(), exact=True).fill(str(getattr(leaves, part)))
    ana.get_by_label("Why more nights, and what happens meanwhile?").fill(
        "A safe house has a room on Friday."
    )
    ana.get_by_role("button", name="Ask both").click()

    step_in(bola, cast.BOLA)
    bola.get_by_role("link", name="House", exact=True).first.click()
    bola.get_by_role("link", name=re.compile("May somebody in W1 stay until")).click()
    answer_yes(bola)
    who = on_the_rota(council)
    step_in(council, who)
    council.get_by_role("link", name="Approvals").first.click()
    council.get_by_role("link", name=re.compile("More nights, until")).click()
    answer_yes(council)

    ana.reload()
    expect(ana.get_by_text("Granted by both")).to_be_visible()


def answer_yes(page: Page) -> None:
    page.get_by_label("Yes, they may stay longer").check()
    page.get_by_role("button", name="Send the answer").click()


def test_who_may_be_a_child_gets_no_adult_bed(new_page: Open) -> None:
    daniel = new_page()
    step_in(daniel, cast.DANIEL)
    bed_of(daniel, "Lia")
    expect(daniel.get_by_text("No adult bed is given to a child")).to_be_visible()
    expect(daniel.get_by_text("01632 960 120")).to_be_visible()
    assert not daniel.get_by_role("button", name="Find a bed").count()


def test_two_who_want_one_bed(new_page: Open) -> None:
    """Ana and Tom look at the same page; Tom is faster, and Ana reads so with the other beds below."""
    ana, tom = new_page(), new_page()
    for page, who, name in ((ana, cast.ANA, "Sol"), (tom, cast.TOM, "Kofi")):
        step_in(page, who)
        bed_of(page, name)
        ask_for(page, "Men only, or mixed")
    for page in (tom, ana):
        page.get_by_role("button", name="Book this bed W2, Weir House").click()
    expect(tom.get_by_text("12 Weir Lane, Rivermead")).to_be_visible()
    expect(ana.get_by_role("alert")).to_contain_text("W2 has just been taken")
    ana.get_by_role("button", name="Book this bed W3, Weir House").click()
    expect(ana.get_by_text("12 Weir Lane, Rivermead")).to_be_visible()
