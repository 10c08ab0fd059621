"""A passkey of Ana's laptop, from her first sign-in to the day on which the laptop is not hers any more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import faults, step_in
from tests.support.laptop import Laptop
from tests.support.sign_in import PASSWORD
from tests.support.stories import StoryServer

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]


@dataclass(frozen=True)
class Ana:
    page: Page
    laptop: Laptop
    email: str
    codes: list[str]

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Sign out", exact=True).first.click()

    def give_password(self) -> None:
        give_password(self.page, self.email)

    def use_passkey(self) -> None:
        """Of a page that offers it, and then of the one that asks the laptop."""
        self.page.get_by_role("button", name="Use a passkey").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Use a passkey")
        assert faults(self.page, "use a passkey") == []
        self.page.get_by_role("button", name="Use a passkey").click()


@pytest.fixture
def ana(new_page: Callable[..., Page]) -> Ana:
    """At her first sign-in with a password."""
    page = new_page(named=True)
    laptop = Laptop.of(page)
    give_password(page, choose_password(page))
    set_up_passkey(page)
    agree(page)
    codes = keep_codes(page)
    page.goto("/you/")
    expect(page.get_by_text('Passkey "Work laptop"')).to_be_visible()
    return Ana(page, laptop, page.locator(".govuk-caption-l").inner_text(), codes)


def choose_password(page: Page) -> str:
    """By the door of the demo, which asks for none. Gives her address."""
    step_in(page, cast.ANA)
    page.goto("/you/password/")
    for label in ("New password", "The same password again"):
        page.get_by_label(label).fill(PASSWORD)
    page.get_by_role("button", name="Change password").click()
    email = page.locator(".govuk-caption-l").inner_text()
    page.get_by_role("button", name="Sign out", exact=True).first.click()
    return email


def give_password(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def set_up_passkey(page: Page) -> None:
    page.get_by_role("button", name="Set up a passkey").click()
    assert faults(page, "set up a passkey") == []
    page.get_by_role("button", name="Set up", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Enter a name for it")
    page.get_by_label("A name for it").fill("Work laptop")
    page.get_by_role("button", name="Set up", exact=True).click()


def agree(page: Page) -> None:
    page.get_by_label("I have read this and I agree").check()
    page.get_by_role("button", name="Go on").click()


def keep_codes(page: Page) -> list[str]:
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    codes = page.locator(".al-codes li").all_inner_texts()
    page.get_by_role("button", name="I have kept them, go on").click()
    return codes


def begin_a_case(page: Page) -> None:
    page.goto("/start/")
    page.get_by_label("Name they like to be called").fill("Hiwot")
    page.get_by_role("group", name="Adult or child?").get_by_label("Adult", exact=True).check()
    page.get_by_role("group", name="Is anybody in danger").get_by_label("No", exact=True).check()


def about_second_factors(server: StoryServer) -> list[tuple[str, str]]:
    """What the audit trail says, and of which kind."""
    asked = "SELECT event, codes->>'kind' FROM audit_auditentry WHERE event LIKE %s ORDER BY id"
    with psycopg.connect(server.database) as database:
        rows = database.execute(asked, ["account.second_factor_%"]).fetchall()
    return [(event.removeprefix("account.second_factor_"), kind) for event, kind in rows]


def test_a_passkey_signs_in_proves_afresh_and_opens_the_lock(ana: Ana, story_server: StoryServer) -> None:
    page, began = ana.page, timezone.now()
    ana.sign_out()
    ana.give_password()
    ana.use_passkey()
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")

    story_server.travel_to(began + timedelta(minutes=10))
    page.goto("/you/")
    story_server.travel_to(began + timedelta(minutes=20))
    page.get_by_role("link", name="Change your password").click()
    expect(page.get_by_text("needs a fresh proof")).to_be_visible()
    ana.use_passkey()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change your password")

    begin_a_case(page)
    story_server.travel_to(began + timedelta(minutes=40))
    page.get_by_role("button", name="Save and start").click()
    expect(page.get_by_text("the screen locked itself")).to_be_visible()
    ana.use_passkey()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your words are still here")
    page.get_by_role("button", name="Send them").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is open")
    assert about_second_factors(story_server) == [("added", "webauthn"), *[("proven", "webauthn")] * 3]


def test_what_is_not_her_passkey_opens_nothing(ana: Ana, story_server: StoryServer) -> None:
    page = ana.page
    begin_a_case(page)
    story_server.travel_to(timezone.now() + timedelta(minutes=20))
    page.get_by_role("button", name="Save and start").click()
    ana.laptop.pretend()
    ana.use_passkey()
    expect(page.get_by_role("alert")).to_contain_text("The passkey did not answer as it should")
    assert faults(page, "not her passkey") == []
    page.get_by_role("button", name="Use a code or your password instead").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your words are still here")
    page.get_by_role("button", name="Send them").click()

    ana.sign_out()
    ana.give_password()
    ana.laptop.forget()
    ana.use_passkey()
    expect(page.get_by_role("alert")).to_have_text("The passkey did not answer. Try again, or use a code.")
    assert faults(page, "no passkey") == []
    page.goto("/you/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")

    page.get_by_label("Code").fill(ana.codes[0])
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your sign-in")
    assert about_second_factors(story_server) == [
        ("added", "webauthn"),
        ("refused", "webauthn"),
        ("proven", "recovery_codes"),
    ]
