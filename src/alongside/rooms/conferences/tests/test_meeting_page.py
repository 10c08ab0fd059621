"""What stands on the meeting page beside notes and decisions: the person's wishes, dissent, and old steps."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.actions import note_dissent, record_agenda_item
from alongside.rooms.conferences.actions.minutes import ItemEntry
from alongside.rooms.conferences.models import AgendaItem, Conference, Dissent, PlannedAction
from alongside.rooms.conferences.tests.desk import Desk, sheet
from alongside.rooms.conferences.tests.factories import TOMORROW, a_conference, an_action
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, an_agency, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def minutes_of(client: Client, desk: Desk) -> str:
    return client.get(reverse("conferences:minutes", args=[desk.conference.pk])).content.decode()


def test_what_the_person_wants_comes_first_and_is_asked_at_each_item(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    typed = {"wishes-notes": "A room with a key.", "item-4-wishes": "Not in that street."}
    client.post(desk.address, sheet(client, desk) | typed)
    assert desk.item(4).wishes == "Not in that street."
    page, minutes = client.get(desk.address).content.decode(), minutes_of(client, desk)
    assert page.index("A room with a key.") < page.index('id="here"') < page.index("Not in that street.")
    assert minutes.index("A room with a key.") < minutes.index("Who was there")
    assert "What the person wants:</strong> Not in that street." in minutes


def test_that_nobody_wrote_what_the_person_wants_is_said_before_the_close(
    desk: Desk, browser: Browser
) -> None:
    client = browser(desk.table.alice)
    held = reverse("conferences:held", args=[desk.conference.pk])
    close = reverse("conferences:close", args=[desk.conference.pk])
    missing = "What the person wants is not recorded."
    client.post(held, sheet_of_held(client, held))
    assert missing in client.get(close).content.decode()
    client.post(desk.address, sheet(client, desk) | {"wishes-notes": "To sleep."})
    assert missing not in client.get(close).content.decode()


def test_a_decision_carries_who_did_not_agree_and_why(desk: Desk, browser: Browser) -> None:
    table, client = desk.table, browser(desk.table.alice)
    police = table.police.memberships.get().agency
    typed = {"item-1-decision": "No drive by night.", "dissent-1-agency": str(police.pk)}
    half = client.post(desk.address, sheet(client, desk) | typed).content.decode()
    assert "Enter why they do not agree" in half
    typed["dissent-1-why"] = "The danger is greater by day."
    for _ in range(2):
        assert client.post(desk.address, sheet(client, desk) | typed).status_code == 302
    minutes = minutes_of(client, desk)
    assert minutes.count(f"{police} did not agree:</strong> The danger is greater by day.") == 1
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        (dissent,) = Dissent.objects.all()
    client.post(desk.address, sheet(client, desk) | {"take_back": str(dissent.pk)})
    assert "did not agree" not in minutes_of(client, desk)
    assert "No drive by night." in minutes_of(client, desk)


def test_a_dissent_is_of_somebody_at_the_table_and_read_by_whoever_reads_the_item(
    desk: Desk, browser: Browser
) -> None:
    table = desk.table
    nurse = table.nurse.memberships.get().agency
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        stranger = an_agency()
        noted: dict[str, Any] = {"why": "Too soon.", "by": table.alice, "at": NOW}
        item = AgendaItem.objects.get(number=6)
        with pytest.raises(Refused, match="was not asked"):
            note_dissent(item=item, agency=stranger, **noted)
        note_dissent(item=item, agency=nurse, **noted)
        record_agenda_item(item=item, entry=ItemEntry(outcome=None), version=1, by=table.alice, at=NOW)
    assert "Too soon." in minutes_of(browser(table.police), desk)
    assert "Too soon." not in minutes_of(browser(table.nurse), desk)


@pytest.fixture
def review(desk: Desk) -> PlannedAction:
    """A further conference, of which the sheet asks what became of a step of the first."""
    alice = desk.table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        step = an_action(desk.conference, alice, step="Ring the GP", owner=desk.table.nurse)
        desk.conference = a_conference(desk.table, starts=TOMORROW + timedelta(days=7))
    desk.address = reverse("conferences:meeting", args=[desk.conference.pk])
    return step


def stands(desk: Desk, step: PlannedAction) -> tuple[str, str]:
    with viewing.seen_by(eyes_of(desk.table.alice), at=NOW):
        row = PlannedAction.objects.get(pk=step.pk)
    return row.state, row.word


def on(day: date, step: PlannedAction) -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"old-{step.pk}-day_{part}": str(number) for part, number in parts.items()}


def said(step: PlannedAction, act: str, word: str) -> dict[str, str]:
    return {f"old-{step.pk}-act": act, f"old-{step.pk}-word": word}


def test_the_page_asks_what_became_of_each_step_from_before(
    desk: Desk, review: PlannedAction, browser: Browser
) -> None:
    rowan, today = browser(desk.table.rough_sleeping), NOW.date()
    page = rowan.get(desk.address).content.decode()
    assert page.index('id="old"') < page.index("Ring the GP") < page.index('id="item-1"')
    told = said(review, "mark_done", "")
    answer = rowan.post(desk.address, sheet(rowan, desk) | told | {"item-1-notes": "Kept"})
    assert "Say in a sentence what shows that it is done." in answer.content.decode()
    assert stands(desk, review) == ("open", "")
    next_week = on(today + timedelta(days=7), review)
    rowan.post(desk.address, sheet(rowan, desk) | said(review, "mark_not_done", "They moved") | next_week)
    assert stands(desk, review) == ("not_done", "They moved")
    again = rowan.get(desk.address).content.decode()
    assert "Not done: They moved" in again
    letter = said(review, "mark_done", "The letter is here") | on(today, review)
    assert rowan.post(desk.address, sheet(rowan, desk) | letter).status_code == 302
    assert stands(desk, review) == ("done", "The letter is here")
    assert "Ring the GP" not in rowan.get(desk.address).content.decode()


def test_two_who_say_what_became_of_one_step_lose_neither_word(
    desk: Desk, review: PlannedAction, browser: Browser
) -> None:
    alice, rowan = browser(desk.table.alice), browser(desk.table.rough_sleeping)
    hers, his = sheet(alice, desk), sheet(rowan, desk)
    closed = said(review, "mark_not_possible", "The practice closed")
    rowan.post(desk.address, his | closed)
    told = said(review, "mark_done", "Rang them") | on(NOW.date(), review)
    page = alice.post(desk.address, hers | told).content.decode()
    assert "Somebody said this meanwhile: Not possible any more. The practice closed" in page
    assert filled_in(page)[f"old-{review.pk}-word"] == "Rang them"
    assert stands(desk, review) == ("not_possible", "The practice closed")
    let_go = filled_in(page) | said(review, "", "") | dict.fromkeys(on(NOW.date(), review), "")
    assert alice.post(desk.address, let_go).status_code == 302
    same = his | {"form_key": str(uuid4())} | closed
    assert rowan.post(desk.address, same).status_code == 302


def test_a_review_finds_four_late_steps_and_asks_of_each(
    desk: Desk, review: PlannedAction, browser: Browser, clock: time_machine.Traveller
) -> None:
    """All four are answered with one press, each in its own way."""
    alice = desk.table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        first = Conference.objects.get(pk=review.conference_id)
        others = [
            an_action(first, alice, step=f"Step {number}", owner=desk.table.police) for number in (2, 3, 4)
        ]
    clock.move_to(NOW + timedelta(days=8))
    rowan, steps = browser(desk.table.rough_sleeping), [review, *others]
    page = rowan.get(desk.address).content.decode()
    assert [page.count(f'id="id_old-{step.pk}-word"') for step in steps] == [1, 1, 1, 1]
    assert page.count("Late. ") == len(steps)
    told: dict[str, str] = said(steps[0], "mark_done", "She is registered") | on(NOW.date(), steps[0])
    told |= said(steps[1], "mark_not_done", "Nobody rang") | on(NOW.date() + timedelta(days=12), steps[1])
    told |= said(steps[2], "mark_not_done", "They did not want it")
    told |= said(steps[3], "mark_not_possible", "The practice closed")
    assert rowan.post(desk.address, sheet(rowan, desk) | told).status_code == 302
    assert [stands(desk, step)[0] for step in steps] == ["done", "not_done", "not_done", "not_possible"]
    again = rowan.get(desk.address).content.decode()
    assert [f"old-{step.pk}-word" in again for step in steps] == [False, True, True, False]


def sheet_of_held(client: Client, address: str) -> dict[str, str | list[str]]:
    return filled_in(client.get(address).content.decode())
