"""A choice, a referral and a decision, on a telephone and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.journeys.demo_caseload import cast
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
NewPage = Callable[..., Page]


def as_(name: str, new_page: NewPage) -> Page:
    page = new_page(size=PHONE, scripts=False)
    page.goto("/sign-in/")
    page.get_by_role("button", name=f"Sign in as {name},").click()
    return page


def choice_of(page: Page, person: str) -> None:
    page.get_by_role("link", name=person, exact=False).first.click()
    page.get_by_role("link", name="Choice and referral").first.click()


def write_down_what_was_explained(page: Page) -> None:
    page.get_by_role("button", name="Write down what was explained").first.click()
    for box in page.get_by_role("group", name="What was explained?").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("No, this was asked and none is needed").check()


def test_from_the_first_talk_to_the_decision_that_the_person_hears(new_page: NewPage) -> None:
    page = as_(cast.ANA, new_page)
    choice_of(page, "Sol")
    expect(page.locator("main")).to_contain_text("There is no answer yet")

    write_down_what_was_explained(page)
    page.get_by_label("Yes, they want to be referred").check()
    page.get_by_role("button", name="Save the talk").click()
    expect(page.locator("main")).to_contain_text("They said yes, and everything was explained before.")

    page.get_by_role("button", name="Start the referral").click()
    page.get_by_label("Who is the lead first responder?").select_option(
        label=f"{cast.COUNCIL} (has the duty to notify)"
    )
    page.get_by_role("button", name="Start the draft").click()
    expect(page.locator("main")).to_contain_text("The decision-maker will miss this")
    page.get_by_label("First responder: name").fill(cast.IMRAN)
    page.get_by_role("button", name="Save").click()

    page.get_by_role("group", name="Do they want support?").get_by_label("Yes").check()
    page.get_by_label("Their phone number").fill("07700 900801")
    page.get_by_label("Email for the decision").fill("sol@demo.invalid")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Whether it is safe to write to that email address")
    page.get_by_role("link", name="Change how to reach the person").click()
    page.get_by_role("group", name="Is it safe to write to that email?").get_by_label("No").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Not safe: do not use it")

    page.get_by_role("button", name="Record that it was sent").click()
    page.get_by_label("Reference it was given").fill("NRM-STORY-1")
    page.get_by_role("button", name="It was sent").click()
    expect(page.locator("main")).to_contain_text("Reasonable grounds decision aimed for")
    _hears_a_decision(page)


def _hears_a_decision(page: Page) -> None:
    page.get_by_role("button", name="Record a decision").click()
    page.get_by_label("Reasonable grounds").check()
    page.get_by_label("Positive").check()
    heard = page.get_by_role("group", name="Day it reached you")
    decided = page.get_by_role("group", name="Date on the decision")
    for part in ("Day", "Month", "Year"):
        decided.get_by_label(part).fill(heard.get_by_label(part).input_value())
    page.get_by_role("button", name="Save the decision").click()
    expect(page.locator("main")).to_contain_text("Conclusive decision, not before")
    page.get_by_role("button", name="Record that they heard the decision").click()
    page.get_by_label("Face to face").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("They heard it:")


def test_a_no_closes_nothing_and_a_notification_names_nobody(new_page: NewPage) -> None:
    page = as_(cast.ANA, new_page)
    choice_of(page, "Sol")
    page.get_by_role("button", name="Record their answer").click()
    page.get_by_label("No, they do not want to be referred").check()
    page.get_by_label("Is afraid of the authorities").check()
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Support without the NRM")

    page.get_by_role("link", name="Back to choice and referral").click()
    page.get_by_role("link", name="Start a referral").click()
    page.get_by_label("Who is the lead first responder?").select_option(
        label=f"{cast.COUNCIL} (has the duty to notify)"
    )
    page.get_by_role("button", name="Start the draft").click()
    page.get_by_label("Is afraid of the authorities").check()
    page.get_by_label("What happened, without anything").fill(
        "Sol had to work without pay. Ring 07700 900801."
    )
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Record that it was sent").click()
    expect(page.locator("main")).to_contain_text("a telephone number, a name of the person")
    page.get_by_role("button", name="It was sent").click()
    expect(page.locator("main")).to_contain_text("nothing in it can tell who the person is")


def test_who_has_no_part_in_it_finds_nothing(new_page: NewPage) -> None:
    page = as_(cast.ANA, new_page)
    choice_of(page, "Dinh")
    address = page.url
    outside = as_(cast.CHARLIE, new_page)
    answer = outside.goto(address)
    assert answer is not None
    assert answer.status == 404
