"""Nights in a house: an extension that one side refuses, a shared computer, a no, a night away, a drive."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.foundations.kernel.moments import in_london
from alongside.journeys.demo_caseload import cast
from tests.journeys.test_bed_tonight import answer_yes, bed_of, on_the_rota
from tests.journeys.test_every_page import step_in
from tests.support.stories import PHONE, StoryServer

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]


def house_of(page: Page) -> None:
    page.get_by_role("link", name="House", exact=True).first.click()


def ask_for_more(page: Page) -> None:
    page.get_by_role("link", name="Arrived, left, more nights or cancel").click()
    page.get_by_role("link", name="Ask for more nights").click()
    leaves = in_london(timezone.now()).date() + timedelta(days=9)
    for part in ("day", "month", "year"):
        page.get_by_label(part.capitalize(), exact=True).fill(str(getattr(leaves, part)))
    page.get_by_label("Why more nights, and what happens meanwhile?").fill(
        "A safe house has a room on Friday."
    )
    page.get_by_role("button", name="Ask both").click()


def test_an_extension_that_one_side_refuses(new_page: Open) -> None:
    ana, council, bola = new_page(), new_page(), new_page()
    step_in(ana, cast.ANA)
    bed_of(ana, "Dinh")
    expect(ana.get_by_text(re.compile("Night 5 of 7|Night 6 of 7"))).to_be_visible()
    ask_for_more(ana)
    step_in(bola, cast.BOLA)
    house_of(bola)
    bola.get_by_role("link", name=re.compile("May somebody in W1 stay until")).click()
    answer_yes(bola)
    step_in(council, on_the_rota(council))
    council.get_by_role("link", name="Approvals").first.click()
    council.get_by_role("link", name=re.compile("More nights, until")).click()
    council.get_by_label("No", exact=True).check()
    council.get_by_role("button", name="Send the answer").click()
    expect(council.get_by_role("alert")).to_contain_text("Say why not")
    council.get_by_label("Reason").fill("The safe house has a room tomorrow.")
    council.get_by_role("button", name="Send the answer").click()
    ana.reload()
    expect(ana.get_by_text("Refused", exact=True)).to_be_visible()
    ana.get_by_role("link", name=re.compile("More nights, until")).click()
    expect(ana.get_by_text("The safe house has a room tomorrow.")).to_be_visible()
    assert not ana.get_by_role("button", name="Send the answer").count()


def test_the_night_shift_leaves_a_shared_computer_without_a_trace(new_page: Open) -> None:
    """Whoever comes to the desk next finds nothing by going back, nor by opening what was open."""
    desk = new_page()
    step_in(desk, cast.BOLA)
    house_of(desk)
    desk.get_by_role("link", name="Arben", exact=True).click()
    stay = desk.url
    assert "Arben" not in stay + desk.title()
    desk.get_by_role("button", name=re.compile("Leave this page fast")).or_(
        desk.get_by_role("link", name=re.compile("Leave this page fast"))
    ).first.click()
    for _ in range(2):
        desk.go_back()
        assert "Arben" not in desk.content()
    desk.goto(stay)
    assert "Arben" not in desk.content()
    assert "sign-in" in desk.url
    assert desk.evaluate("localStorage.length + sessionStorage.length") == 0
    step_in(desk, cast.HELEN)
    assert "Arben" not in desk.content()
    assert not desk.get_by_role("link", name="House", exact=True).count()


def test_a_night_away_is_asked_after_and_ends_nothing(new_page: Open) -> None:
    tom, bola = new_page(size=PHONE, scripts=False), new_page()
    step_in(tom, cast.TOM)
    tom.get_by_role("link", name=re.compile("Away on the night of")).first.click()
    tom.get_by_label("No, nobody knew").check()
    tom.get_by_label("Who tries to reach them next?").fill("Tom, at nine, by telephone")
    tom.get_by_role("button", name="Save what is known").click()
    expect(tom.get_by_text("Tom, at nine, by telephone")).to_be_visible()
    step_in(bola, cast.BOLA)
    house_of(bola)
    guest = bola.locator("li", has_text="Arben")
    expect(guest).to_contain_text("Away on the night of")
    assert not bola.get_by_text("Tom, at nine").count()
    guest.get_by_role("button", name="Is back").click()
    expect(bola.locator("li", has_text="Arben")).not_to_contain_text("Away on the night of")


def test_a_driver_reads_the_link_once(story_server: StoryServer, new_page: Open) -> None:
    daniel, driver = new_page(), new_page(size=PHONE, scripts=False)
    step_in(daniel, cast.DANIEL)
    bed_of(daniel, "Hana")
    daniel.get_by_role("link", name="Arrived, left, more nights or cancel").click()
    daniel.get_by_role("link", name="A drive there, by a driver we know").click()
    link = daniel.locator("code").inner_text()
    path = "/" + link.split("/", 3)[3]
    driver.goto(path)
    expect(driver.get_by_text("Day centre, at the kitchen door")).to_be_visible()
    assert not re.search(r"Hana|AL-\d{4}|Quay|Weir", driver.content() + driver.title())
    driver.get_by_role("button", name="I have read it").click()
    expect(driver.get_by_role("heading", level=1)).to_have_text("Thank you")
    driver.goto(path)
    assert "kitchen door" not in driver.content()
    daniel.reload()
    expect(daniel.get_by_text("The driver has read it", exact=True)).to_be_visible()
