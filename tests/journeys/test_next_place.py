"""The place after the bed: the asylum placement found unsuitable, on a telephone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.foundations.kernel.moments import in_london
from alongside.journeys.demo_caseload import cast
from tests.journeys.test_every_page import step_in
from tests.support.stories import PHONE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]


def test_the_asylum_placement_found_unsuitable(new_page: Callable[..., Page]) -> None:
    tom = new_page(size=PHONE, scripts=False)
    step_in(tom, cast.TOM)
    tom.get_by_role("link", name="Asylum accommodation: does it suit them?").first.click()
    expect(tom.get_by_text("It cannot be agreed on before.")).to_be_visible()

    tom.get_by_role("link", name="Assess this place").click()
    tom.get_by_role("group", name="Who shares the room").get_by_label("Does not suit").check()
    tom.get_by_label("What was said or seen: who shares the room").fill("He was hurt in a shared room.")
    tom.get_by_role("button", name="Save this assessment").click()
    expect(tom.get_by_text("Unsuitable").first).to_be_visible()

    tom.get_by_role("link", name="this letter, which says nothing of what happened").click()
    expect(tom.get_by_text("A room of their own is needed.")).to_be_visible()
    assert not tom.get_by_text("Yonas").or_(tom.get_by_text("hurt")).count()
    tom.get_by_role("link", name="The place", exact=True).click()

    tom.get_by_role("button", name="Agree on this place").click()
    expect(tom.get_by_text("The assessment says: unsuitable.")).to_be_visible()
    moves = in_london(timezone.now()) + timedelta(days=3)
    for part in ("day", "month", "year"):
        tom.get_by_label(part.capitalize(), exact=True).fill(str(getattr(moves, part)))
    tom.get_by_label("Time", exact=True).fill("14:00")
    tom.get_by_role("button", name="They move there all the same").click()
    expect(tom.get_by_text("Say why they move there all the same").first).to_be_visible()
    tom.get_by_label("Why do they move there all the same?").fill("Until Monday only, with a lock and a key.")
    tom.get_by_role("button", name="They move there all the same").click()
    expect(tom.get_by_text("Tell them the address")).to_be_visible()
