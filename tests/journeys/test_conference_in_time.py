"""A conference and the hours: called together at night, met the next day; late, and with late steps behind it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from alongside.journeys.demo_caseload import cast
from tests.journeys.test_conference import conferences_of, convene, letter_to, plan
from tests.journeys.test_every_page import faults, step_in
from tests.journeys.test_first_night import start
from tests.support.stories import PHONE, StoryServer
from tests.support.travelling import next_time

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
Open = Callable[..., Page]
FOURTH = "Ring the sister"
STEPS = ("Register with a doctor", "First legal appointment", "Ask three safe houses for a place")


def type_day(part: Page | Locator, day: datetime) -> None:
    for name in ("day", "month", "year"):
        part.get_by_label(name.capitalize(), exact=True).fill(str(getattr(day, name)))


def test_called_together_at_eleven_by_telephone_and_met_at_two(
    new_page: Open, story_server: StoryServer
) -> None:
    eleven = next_time(23)
    two = eleven + timedelta(hours=15)
    story_server.travel_to(eleven)
    ana = new_page(size=PHONE)
    step_in(ana, cast.ANA)
    start(ana, "Hiwot", "Adult")
    ana.get_by_role("link", name="Conferences", exact=True).click()
    ana.get_by_role("button", name="Convene a conference").click()
    type_day(ana, two)
    ana.get_by_label("Time", exact=True).fill("14:00")
    ana.get_by_label("The person agrees to this meeting").check()
    assert faults(ana, "convening at night") == []
    ana.get_by_role("button", name="Send the invitations").click()
    expect(ana.get_by_text("Planned after")).to_have_count(0)
    story_server.run_jobs()
    body = letter_to(story_server, cast.RUTH).get_body()
    assert body is not None
    assert f"{two:%A} {two.day} {two:%B %Y}, 14:00" in body.get_content()

    conference = ana.url
    story_server.travel_to(two + timedelta(minutes=5))
    step_in(ana, cast.ANA)
    ana.goto(f"{conference}meeting/")
    for name in (cast.ANA, cast.RUTH, cast.IMRAN):
        ana.get_by_role("group", name=name).get_by_label("Here", exact=True).check()
    ana.get_by_role("button", name="Save and record that it was held").click()
    ana.get_by_role("button", name="Save", exact=True).click()
    ana.goto(conference)
    expect(ana.get_by_text("Held within the ideal time")).to_be_visible()
    expect(ana.get_by_text(re.compile("Held .*, 14:00")).first).to_be_visible()


def answer(step: Locator, what: str, word: str, by: datetime) -> None:
    step.get_by_label(what, exact=True).check()
    step.get_by_label("What shows it, or why").fill(word)
    type_day(step, by)


def test_a_review_opens_with_four_late_steps_and_answers_them_with_one_press(
    new_page: Open, story_server: StoryServer
) -> None:
    later = timezone.now() + timedelta(days=5)
    ana = new_page(size=PHONE)
    for day, promised in ((timezone.now(), FOURTH), (later, "")):
        story_server.travel_to(day)
        step_in(ana, cast.ANA)
        conferences_of(ana, "Dinh")
        convene(ana)
        ana.get_by_role("button", name="Open the meeting sheet").click()
        if promised:
            plan(ana, promised, cast.JOAN, on=day + timedelta(days=2))
            ana.get_by_role("button", name="Save and read the minutes").click()
    old = ana.locator("#old")
    assert old.bounding_box()["y"] < ana.locator("#item-1").bounding_box()["y"]  # type: ignore[index]
    steps = [old.locator(".al-columns").filter(has_text=step) for step in (*STEPS, FOURTH)]
    for number, step in enumerate(steps):
        expect(step).to_contain_text("Late.")
        what, by = ("Done", later) if number % 2 else ("Not done", later + timedelta(days=9))
        answer(step, what, f"Answer {number}", by)
    assert faults(ana, "a review") == []
    ana.get_by_role("button", name="Save and read the minutes").click()
    before = ana.get_by_role("region", name="As it stands now")
    expect(before.get_by_text(re.compile(r"Answer \d"))).to_have_count(len(steps))


def test_what_is_late_says_since_when_and_who_can_help(new_page: Open) -> None:
    tom = new_page(size=PHONE)
    step_in(tom, cast.TOM)
    late = tom.locator(".al-task").filter(has_text="First conference, at the latest").filter(has_text="Kofi")
    expect(late).to_contain_text(re.compile(r"Late.*late since \w+.*\d\d:\d\d, \d+ hours ago", re.S))
    expect(tom.get_by_role("heading", name="Something is late. Who can help")).to_be_visible()
    helper = tom.get_by_role("listitem").filter(has_text=cast.GRACE)
    expect(helper).to_contain_text("Manager")
    expect(helper.get_by_role("link")).to_have_attribute("href", re.compile("^tel:"))
    assert faults(tom, "my work, late") == []
