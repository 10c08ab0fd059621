"""A conference, by who is working: the navigator at night, the nurse by link, two who write, the police."""

import email
import re
from collections.abc import Callable
from datetime import date
from email import policy

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import faults, step_in
from tests.support.stories import PHONE, StoryServer

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]
AGENDA = range(1, 9)


def conferences_of(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("link", name="Conferences", exact=True).click()


def convene(page: Page) -> None:
    page.get_by_role("button", name="Convene a conference").click()
    for name in (cast.JOAN, cast.ALED):
        page.get_by_role("checkbox", name=f"{name},").check()
    page.get_by_label("The person agrees to this meeting").check()
    page.get_by_role("button", name="Send the invitations").click()


def letter_to(server: StoryServer, name: str) -> email.message.EmailMessage:
    """The last letter about a meeting that went to one of the cast, but for reminders of others that are near."""
    mailbox = name.split()[0].lower()
    letters = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(server.outbox.glob("*.eml"))
    ]
    found = [
        found
        for found in letters
        if mailbox in str(found["To"]).lower()
        and re.match(r"Meeting .*(?<!reminder)$", str(found["Subject"]))
    ]
    return found[-1]


def minute_the_agenda(page: Page, *, but: int) -> None:
    page.get_by_label("In their own words").fill("A door that locks.")
    for number in AGENDA:
        if number != but:
            item = page.locator(f"#item-{number}")
            item.get_by_label("Discussed", exact=True).check()
            item.get_by_label("Notes").fill(f"Talked about item {number}.")
            item.get_by_label("Decision").fill(f"Agreed on item {number}.")


def plan(page: Page, step: str, owner: str, on: date) -> None:
    row = page.get_by_role("group", name="New action 1")
    row.get_by_label("Step").fill(step)
    row.get_by_label("Who").select_option(label=owner)
    for part in ("day", "month", "year"):
        row.get_by_label(part.capitalize(), exact=True).fill(str(getattr(on, part)))


def test_from_the_invitation_to_the_closed_minutes(new_page: Open, story_server: StoryServer) -> None:
    ana, joan = new_page(scripts=False), new_page(size=PHONE, scripts=False)
    step_in(ana, cast.ANA)
    conferences_of(ana, "Sol")
    convene(ana)
    conference = ana.url
    story_server.run_jobs()
    letter = letter_to(story_server, cast.JOAN)
    assert re.fullmatch(r"Meeting AL-\d{4}", str(letter["Subject"]))
    (calendar,) = letter.iter_attachments()
    assert Calendar.from_ical(calendar.get_content())["METHOD"] == "REQUEST"
    body = letter.get_body()
    assert body is not None
    joan.goto(re.findall(r"http\S+/reply/\S+", body.get_content())[0])
    assert "Sol" not in joan.content()
    joan.get_by_label("Yes, I will be there").check()
    joan.get_by_role("button", name="Send your answer").click()
    expect(joan.get_by_text("Your answer: Coming.")).to_be_visible()

    ana.goto(f"{conference}meeting/")
    expect(ana.get_by_role("group", name=cast.JOAN)).to_contain_text("Coming")
    for name in (cast.ANA, cast.RUTH):
        ana.get_by_role("group", name=name).get_by_label("Here", exact=True).check()
    minute_the_agenda(ana, but=8)
    plan(ana, "Register with a doctor", cast.JOAN, date(2031, 6, 9))
    ana.get_by_role("button", name="Save and record that it was held").click()
    ana.get_by_role("button", name="Save", exact=True).click()
    ana.get_by_role("button", name="Save and close the conference").click()
    expect(ana.get_by_text("Item 8, Children, is not recorded.")).to_be_visible()
    expect(ana.get_by_role("button", name="Close the conference")).to_have_count(0)
    ana.get_by_role("link", name="Back to the meeting sheet").click()
    ana.locator("#item-8").get_by_label("Not relevant", exact=True).check()
    ana.locator("#item-8").get_by_label("If not relevant, why").fill("They have none.")
    ana.get_by_role("button", name="Save and close the conference").click()
    ana.get_by_role("button", name="Close the conference").click()
    expect(ana.get_by_text("Agreed on item 7.")).to_be_visible()

    readers = {cast.JOAN: ("item 2.", "item 7."), cast.ALED: ("item 6.", "item 2.")}
    for name, (open_to_them, closed_to_them) in readers.items():
        reader = new_page(size=PHONE)
        step_in(reader, name)
        reader.goto(f"{conference}minutes/")
        expect(reader.get_by_text(f"Agreed on {open_to_them}")).to_be_visible()
        assert closed_to_them not in reader.content()


def both_open_the_sheet_of_maryam(new_page: Open, *, scripts: bool) -> tuple[Page, Page]:
    ana, imran = new_page(scripts=scripts), new_page(size=PHONE, scripts=scripts)
    step_in(ana, cast.ANA)
    conferences_of(ana, "Maryam")
    ana.locator(".al-timeline a").first.click()
    step_in(imran, cast.IMRAN)
    for page in (ana, imran):
        page.goto(f"{ana.url.removesuffix('meeting/')}meeting/")
    return ana, imran


def notes_of(page: Page, number: int) -> Locator:
    return page.locator(f"#item-{number}").get_by_label("Notes")


def test_two_who_write_at_once_lose_nothing(new_page: Open) -> None:
    """Without a script, where nothing can look for faults either: the story after this one does."""
    ana, imran = both_open_the_sheet_of_maryam(new_page, scripts=False)
    notes_of(imran, 1).fill("Imran heard this.")
    imran.locator("#item-1").get_by_role("button", name="Save and go on").click()
    assert imran.url.endswith("#item-2")
    notes_of(ana, 1).fill("Ana heard that.")
    notes_of(ana, 3).fill("Written by Ana alone.")
    ana.locator("#item-3").get_by_role("button", name="Save everything").click()
    both = ana.locator("#item-1 .al-versions")
    expect(both).to_contain_text("Imran heard this.")
    expect(both).to_contain_text("Ana heard that.")
    notes_of(ana, 1).fill("Imran heard this. Ana heard that.")
    ana.locator("#item-1").get_by_role("button", name="Save and go on").click()
    imran.reload()
    expect(notes_of(imran, 1)).to_have_value("Imran heard this. Ana heard that.")
    expect(notes_of(imran, 3)).to_have_value("Written by Ana alone.")


def test_two_note_takers_lose_nothing_that_they_never_sent(new_page: Open) -> None:
    """Nobody presses a button but the one that shows both texts."""
    ana, imran = both_open_the_sheet_of_maryam(new_page, scripts=True)
    notes_of(imran, 1).fill("Imran: a doctor this week.")
    notes_of(ana, 3).fill("Ana: I call every day.")
    saved = re.compile(r"^Saved \d\d:\d\d$")
    expect(imran.locator("#item-1").get_by_role("status")).to_have_text(saved, timeout=20_000)
    expect(ana.locator("#item-3").get_by_role("status")).to_have_text(saved, timeout=20_000)
    notes_of(ana, 3).press_sequentially(" And on Sundays.")
    expect(ana.locator("#item-3").get_by_role("status")).to_have_text(saved, timeout=20_000)
    notes_of(ana, 1).fill("Ana: a woman doctor.")
    expect(ana.locator("#item-1").get_by_role("status")).to_contain_text(
        "Somebody else saved this", timeout=20_000
    )
    assert faults(ana, "not saved by itself") == []
    ana.locator("#item-1").get_by_role("button", name="See both texts").click()
    both = ana.locator("#item-1 .al-versions")
    expect(both).to_contain_text("Imran: a doctor this week.")
    expect(both).to_contain_text("Ana: a woman doctor.")
    assert faults(ana, "two texts") == []
    notes_of(ana, 1).fill("A woman doctor, this week.")
    ana.locator("#item-1").get_by_role("button", name="Save and go on").click()
    expect(ana).to_have_url(re.compile("#item-2$"))
    imran.reload()
    expect(notes_of(imran, 1)).to_have_value("A woman doctor, this week.")
    expect(notes_of(imran, 3)).to_have_value("Ana: I call every day. And on Sundays.")
    assert faults(imran, "sheet with a script") == []


def test_a_moved_and_a_cancelled_meeting_reach_the_calendar(
    new_page: Open, story_server: StoryServer
) -> None:
    ana = new_page()
    step_in(ana, cast.ANA)
    conferences_of(ana, "Maryam")
    ana.locator(".al-timeline a").first.click()
    conference = ana.url
    ana.get_by_role("link", name="Change the time").click()
    ana.get_by_label("Year", exact=True).fill("2031")
    ana.get_by_role("button", name="Send the new time").click()
    expect(ana.get_by_text("Planned after the limit")).to_be_visible()
    story_server.run_jobs()
    assert str(letter_to(story_server, cast.JOAN)["Subject"]).endswith(": new time")
    ana.goto(f"{conference}cancel/")
    ana.get_by_label("Why is it cancelled?").fill("They moved away.")
    ana.get_by_role("button", name="Cancel the conference").click()
    story_server.run_jobs()
    letter = letter_to(story_server, cast.JOAN)
    (calendar,) = letter.iter_attachments()
    assert Calendar.from_ical(calendar.get_content())["METHOD"] == "CANCEL"
    assert "moved away" not in letter.as_string()
    joan = new_page()
    step_in(joan, cast.JOAN)
    answer = joan.goto(conference)
    assert answer is not None
    assert answer.status == 404


def test_paper_holds_the_whole_sheet_and_no_ways_about(new_page: Open) -> None:
    ana = new_page()
    step_in(ana, cast.ANA)
    conferences_of(ana, "Maryam")
    ana.locator(".al-timeline a").first.click()
    ana.goto(f"{ana.url}meeting/")
    ana.emulate_media(media="print")
    for number in AGENDA:
        expect(ana.locator(f"#item-{number}").get_by_label("Decision")).to_be_visible()
    expect(ana.get_by_role("navigation", name="Parts of this sheet").get_by_role("list")).to_be_hidden()
    expect(ana.get_by_role("button", name="Save and record that it was held")).to_be_hidden()
    ana.get_by_role("link", name="Maryam").click()
    expect(ana.get_by_role("heading", name="Around this person")).to_be_visible()
    expect(ana.get_by_role("link", name="Close the case")).to_be_hidden()
