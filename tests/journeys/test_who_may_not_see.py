"""Around one conference: a nurse without an account, and a police officer to whom health is closed."""

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_conference import conferences_of, letter_to, minute_the_agenda
from tests.journeys.test_every_page import faults, step_in
from tests.support.stories import PHONE, StoryServer

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]
NIA = "Nia Powell"


def words_to(server: StoryServer, name: str) -> str:
    server.run_jobs()
    body = letter_to(server, name).get_body()
    assert body is not None
    return str(body.get_content())


def ask_the_nurse(ana: Page) -> None:
    ana.get_by_role("link", name="Invite somebody else").click()
    ana.get_by_label("Name (optional)", exact=True).fill(NIA)
    ana.get_by_label("Work e-mail address").fill("nia@surgery.invalid")
    ana.get_by_label("Agency (optional)", exact=True).select_option(label=cast.HEALTH)
    ana.get_by_role("button", name="Send the invitation").click()
    ana.get_by_label("Health", exact=False).check()
    ana.get_by_role("button", name="Change what they see").click()


def test_a_nurse_answers_by_link_and_writes_before_the_meeting(
    new_page: Open, story_server: StoryServer
) -> None:
    ana, nia = new_page(), new_page(size=PHONE)
    step_in(ana, cast.ANA)
    conferences_of(ana, "Maryam")
    ana.locator(".al-timeline a").first.click()
    conference = ana.url
    ask_the_nurse(ana)
    nia.goto(re.findall(r"http\S+/guest/link/\S+", words_to(story_server, NIA))[0])
    assert "Maryam" not in nia.content()
    nia.get_by_role("button", name="Send me the code").click()
    nia.get_by_label("The six digits").fill(re.findall(r"Your code: (\d{6})", words_to(story_server, NIA))[0])
    nia.get_by_role("button", name="Open my page").click()
    nia.get_by_role("link", name="Say whether you will be there").click()
    nia.get_by_label("Yes, I will be there").check()
    nia.get_by_role("button", name="Send your answer").click()
    nia.get_by_role("link", name="Send something in writing").click()
    assert faults(nia, "a guest writes") == []
    nia.get_by_label("What we offer").check()
    nia.get_by_label("Physical and mental health").check()
    nia.get_by_label("One thing the meeting should know").fill("She has an inhaler, and one spare.")
    nia.get_by_role("button", name="Send it").click()
    expect(nia.get_by_text("She has an inhaler, and one spare.", exact=True)).to_be_visible()

    ana.goto(f"{conference}meeting/")
    expect(ana.get_by_role("group", name=NIA)).to_contain_text("Coming")
    expect(ana.locator("#item-2")).to_contain_text("She has an inhaler, and one spare.")
    expect(ana.locator("#item-2")).to_contain_text(NIA)


def sit_down_with_the_police(ana: Page) -> str:
    """Aled writes: the sheet is his too, as far as it is open to him."""
    conferences_of(ana, "Sol")
    ana.get_by_role("button", name="Convene a conference").click()
    ana.get_by_role("checkbox", name=f"{cast.ALED},").check()
    ana.get_by_label("Minute-taker").select_option(label=f"{cast.ALED}, First responder, {cast.POLICE}")
    ana.get_by_label("The person agrees to this meeting").check()
    ana.get_by_role("button", name="Send the invitations").click()
    address = ana.url
    ana.goto(f"{address}meeting/")
    minute_the_agenda(ana, but=8)
    ana.get_by_role("button", name="Save and read the minutes").click()
    return address


def test_the_police_see_that_health_is_closed_and_whom_to_ask(new_page: Open) -> None:
    ana, aled = new_page(), new_page(size=PHONE)
    step_in(ana, cast.ANA)
    conference = sit_down_with_the_police(ana)
    step_in(aled, cast.ALED)
    for address in (conference, f"{conference}meeting/", f"{conference}minutes/"):
        aled.goto(address)
        assert faults(aled, "what is closed") == []
        assert "item 2." not in aled.content()
    closed = aled.locator(".al-minutes").filter(has_text="2. Physical and mental health")
    expect(closed).to_contain_text(f"closed. Ask {cast.ANA}")
    aled.goto(f"{conference}meeting/")
    expect(aled.locator("#item-2")).to_contain_text(f"closed. Ask {cast.ANA}")
    assert aled.request.get(f"{conference}minutes.pdf").body().startswith(b"%PDF")
    file = aled.request.get(f"{conference}minutes.docx").body()
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs)
    assert "Agreed on item 6." in words
    assert "item 2." not in words
    assert f"Closed to you. Ask {cast.ANA}" in words
