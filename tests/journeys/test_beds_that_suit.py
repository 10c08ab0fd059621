"""The bed near the exploiter, and the void room that a hostel offers for one night."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_bed_tonight import ask_for, bed_of
from tests.journeys.test_every_page import step_in
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def test_the_bed_near_the_exploiter(new_page: Open) -> None:
    """Tom is stopped, asks for a second person, and cannot be that person. Ana says no; Charlie finds nothing."""
    tom, ana, charlie = new_page(size=PHONE, scripts=False), new_page(), new_page()
    step_in(tom, cast.TOM)
    bed_of(tom, "Kofi")
    ask_for(tom, "Men only, or mixed")
    lodge = tom.locator("li", has_text="H1, Harbour Lodge")
    expect(lodge).to_contain_text("It may be within 1 km of QZ4: The car wash where he was made to work")
    expect(lodge.get_by_role("button")).to_have_count(0)
    expect(tom.get_by_text("First: no need to leave by day, free on all the nights")).to_be_visible()
    lodge.get_by_role("link", name="Ask a second person to decide otherwise").click()
    tom.get_by_label("Why this house all the same?").fill("It is closed, he says, and there is nothing else.")
    tom.get_by_role("button", name="Ask a second person").click()
    tom.locator("li", has_text="H1, Harbour Lodge").get_by_role("link", name="What was asked").click()
    expect(tom.get_by_text("You asked for this yourself.")).to_be_visible()
    expect(tom.get_by_role("button", name="Send the answer")).to_have_count(0)
    address = tom.url

    step_in(charlie, cast.CHARLIE)
    charlie.goto(address)
    expect(charlie.get_by_text("Kofi")).to_have_count(0)
    step_in(ana, cast.ANA)
    ana.goto(address)
    ana.get_by_label("No, they must not").check()
    ana.get_by_label("Reason").fill("It opened again on Monday. Weir House has a bed.")
    ana.get_by_role("button", name="Send the answer").click()
    tom.goto(address)
    expect(tom.get_by_text("Refused", exact=True)).to_be_visible()


def test_the_void_room_offered_for_one_night(new_page: Open) -> None:
    """Two taps on the hostel's phone; the worker sees it for that night, and says so of the others."""
    bola, ana = new_page(size=PHONE, scripts=False), new_page()
    step_in(bola, cast.BOLA)
    bola.get_by_role("link", name="House", exact=True).first.click()
    bola.get_by_role("button", name="Offer a room for tonight: Quayside House").click()
    bola.get_by_role("button", name="Confirm").click()
    room = bola.locator("li", has_text="Empty room, Quayside House")
    expect(room).to_contain_text("For tonight")

    step_in(ana, cast.ANA)
    bed_of(ana, "Sol")
    ana.get_by_label("For how many nights?").select_option("2")
    ask_for(ana, "Women only, or mixed")
    offered = ana.locator("li", has_text="Empty room, Quayside House")
    expect(offered).to_contain_text("Free for 1 of 2 nights")
    expect(offered).to_contain_text("only on nights that the house offers")
    offered.get_by_role("button", name=re.compile("Book this bed")).click()
    expect(ana.get_by_text("3 Quay Street, Rivermead")).to_be_visible()

    bola.reload()
    bola.get_by_role("button", name="Take it back Empty room, Quayside House").click()
    expect(bola.get_by_text("Somebody has Empty room on one of these nights")).to_be_visible()
