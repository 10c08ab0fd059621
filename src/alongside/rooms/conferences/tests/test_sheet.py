"""The meeting sheet: everything is saved at once, by two hands if need be, and nothing typed is lost."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import Attendance, PlannedAction, SafeguardingScreen
from alongside.rooms.conferences.tests.desk import Desk, sheet
from alongside.rooms.conferences.tests.factories import an_action, minute_everything
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def test_an_untouched_sheet_saves_nothing(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    response = client.post(desk.address, sheet(client, desk) | {"then": "item-4"})
    assert response["Location"] == f"{desk.address}#item-4"
    assert desk.item(1).version == 1
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        assert not SafeguardingScreen.objects.exists()
        assert not Attendance.objects.exists()


def test_an_empty_row_is_no_action_and_nobody_whatever_it_says_it_stood_on(
    desk: Desk, browser: Browser
) -> None:
    client = browser(desk.table.alice)
    forged = {name: "x" for name in sheet(client, desk) if name.endswith("-base")}
    assert client.post(desk.address, sheet(client, desk) | forged).status_code in (200, 302)
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        assert not PlannedAction.objects.exists()
        assert not Attendance.objects.exists()


def test_one_save_saves_everything(desk: Desk, browser: Browser) -> None:
    table, client = desk.table, browser(desk.table.alice)
    typed = {
        "wishes-notes": "A room with a key.",
        f"{desk.seat(table.nurse)}-presence": "absent",
        f"{desk.seat(table.nurse)}-deputy": "Dr Ahmed",
        "arrival-name": "Wren",
        "arrival-agency": str(table.case.partnership.host_id),
        "item-1-outcome": "discussed",
        "item-1-notes": "Two lines\r\nof notes",
        "item-6-lead": str(table.case.partnership.host_id),
        "screen-has_needs": "yes",
        "screen-at_risk": "yes",
        "screen-cannot_protect": "no",
        "plan-2-step": "Book the doctor",
        "plan-2-owner": f"user:{table.nurse.pk}",
        "plan-2-due_on_day": "9",
        "plan-2-due_on_month": "June",
        "plan-2-due_on_year": "2026",
    }
    response = client.post(desk.address, sheet(client, desk) | typed | {"then": "minutes"})
    assert response["Location"] == reverse("conferences:minutes", args=[desk.conference.pk])
    assert desk.item(0).notes == "A room with a key."
    assert desk.item(1).notes == "Two lines\nof notes"
    assert desk.item(6).lead == table.case.partnership.host
    page = client.get(response["Location"]).content.decode()
    for words in ("Dr Ahmed in their place", "Wren", "Not met: write down the plan", "Book the doctor"):
        assert words in page
    again = sheet(client, desk)
    assert again["item-1-notes"] == "Two lines\r\nof notes"
    client.post(desk.address, again)
    assert desk.item(1).version == 2


def test_a_double_click_plans_one_action(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    typed = {
        "plan-1-step": "Find shoes",
        "plan-1-owner": f"user:{desk.table.alice.pk}",
        "plan-1-due_on_day": "9",
        "plan-1-due_on_month": "6",
        "plan-1-due_on_year": "2026",
    }
    filled = sheet(client, desk) | typed
    assert [client.post(desk.address, filled).status_code for _ in range(2)] == [302, 302]
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        assert PlannedAction.objects.count() == 1


def test_a_new_action_is_due_on_a_day_that_can_still_be_kept(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    typed = {
        "plan-1-step": "Find shoes",
        "plan-1-owner": f"user:{desk.table.alice.pk}",
        "plan-1-due_on_month": "6",
        "plan-1-due_on_year": "2026",
    }
    filled = sheet(client, desk) | typed
    over = client.post(desk.address, filled | {"plan-1-due_on_day": "4"})
    assert "Enter a day that can still be kept." in over.content.decode()
    assert client.post(desk.address, filled | {"plan-1-due_on_day": "5"}).status_code == 302
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        action = PlannedAction.objects.get()
    assert reverse("conferences:correct_due", args=[action.pk]) in client.get(desk.address).content.decode()


def test_two_who_type_at_once_lose_nothing(desk: Desk, browser: Browser) -> None:
    alice, rowan = browser(desk.table.alice), browser(desk.table.rough_sleeping)
    hers, his = sheet(alice, desk), sheet(rowan, desk)
    rowan.post(desk.address, his | {"item-1-notes": "his", "item-3-notes": "his only"})
    answer = alice.post(desk.address, hers | {"item-1-notes": "hers", "item-8-notes": "hers only"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else saved “Risk, vulnerability and needs”" in page
    assert "Notes: what you wrote" in page
    assert [desk.item(number).notes for number in (1, 3, 8)] == ["his", "his only", "hers only"]
    laid_beside = filled_in(page)
    assert (laid_beside["item-1-notes"], laid_beside["item-1-version"]) == ("hers", "2")
    assert laid_beside["item-3-notes"] == "his only"
    assert alice.post(desk.address, laid_beside | {"item-1-notes": "his and hers"}).status_code == 302
    assert desk.item(1).notes == "his and hers"


def test_the_same_words_from_two_hands_are_no_clash_of_others(desk: Desk, browser: Browser) -> None:
    alice, rowan = browser(desk.table.alice), browser(desk.table.rough_sleeping)
    hers, his = sheet(alice, desk), sheet(rowan, desk)
    rowan.post(desk.address, his | {"item-1-notes": "his"})
    assert alice.post(desk.address, hers).status_code == 302
    assert desk.item(1).notes == "his"


def test_what_cannot_be_saved_holds_up_nothing_else_and_stays_on_the_page(
    desk: Desk, browser: Browser
) -> None:
    client = browser(desk.table.alice)
    filled = sheet(client, desk) | {"plan-1-step": "Ring the bank", "item-2-notes": "Kept"}
    answer = client.post(desk.address, filled)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Choose who does it" in page
    assert "Enter the day by which it is done" in page
    assert filled_in(page)["plan-1-step"] == "Ring the bank"
    assert desk.item(2).notes == "Kept"
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        assert not PlannedAction.objects.exists()


def test_an_item_closed_to_the_writer_is_neither_shown_nor_taken(desk: Desk, browser: Browser) -> None:
    rowan = browser(desk.table.rough_sleeping)
    page = rowan.get(desk.address).content.decode()
    assert "item-7-notes" not in page
    assert "For you: closed." in page
    forged = {"item-7-notes": "forged", "item-7-version": "1", "item-7-base": "x"}
    assert rowan.post(desk.address, sheet(rowan, desk) | forged).status_code == 302
    assert desk.item(7).notes == ""


def test_one_who_takes_part_but_does_not_write_is_told_so(desk: Desk, browser: Browser) -> None:
    answer = browser(desk.table.nurse).get(desk.address)
    assert answer.status_code == 409
    assert "Only the chair, the minute-taker and conveners write" in answer.content.decode()


def test_wales_has_its_own_test(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    address = f"{desk.address}?nation=wales"
    page = client.get(address).content.decode()
    assert "section 126" in page
    filled = filled_in(page) | {"screen-has_needs": "yes", "form_key": str(uuid4())}
    client.post(address, filled)
    assert "section 126" in client.get(desk.address).content.decode()
    minutes = client.get(reverse("conferences:minutes", args=[desk.conference.pk])).content.decode()
    assert "must make enquiries" not in minutes


def test_the_sheet_and_the_conference_ask_this_room_a_fixed_number_of_questions(
    desk: Desk, browser: Browser
) -> None:
    """However many people, items and actions there are."""
    alice = desk.table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        minute_everything(desk.conference, alice, NOW)
        for _ in range(5):
            an_action(desk.conference, alice)
    client = browser(alice)
    found = {}
    for name in ("conference", "meeting", "minutes"):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"conferences:{name}", args=[desk.conference.pk]))
        found[name] = sum('FROM "conferences_' in query["sql"] for query in asked)
    assert found == {"conference": 8, "meeting": 11, "minutes": 9}
