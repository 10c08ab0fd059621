"""An item that is saved by itself while somebody types: the same versions as the buttons, and no word goes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.conferences.tests.desk import Desk, Filled, sheet

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def save(client: Client, desk: Desk, number: int, filled: Filled) -> Any:
    address = reverse("conferences:item", args=[desk.conference.pk, number])
    return client.post(address, filled)


def test_an_item_is_saved_by_itself_and_says_when_and_on_what_it_stands(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    filled = sheet(client, desk) | {"item-1-notes": "Heard", "item-2-notes": "Not sent with it"}
    told = save(client, desk, 1, filled).json()
    assert told["says"].startswith("Saved ")
    assert (desk.item(1).notes, desk.item(1).version, desk.item(2).version) == ("Heard", 2, 1)
    filled |= {"item-1-base": told["base"], "item-1-version": told["version"]}
    assert save(client, desk, 1, filled).json()["version"] == 2
    assert save(client, desk, 1, filled | {"item-1-notes": "Heard more"}).json()["version"] == 3
    assert save(client, desk, 0, filled | {"wishes-notes": "To sleep"}).status_code == 200
    assert (desk.item(0).notes, desk.item(1).notes) == ("To sleep", "Heard more")
    assert not AuditEntry.objects.filter(event="case.downloaded").exists()


def test_of_two_who_write_the_second_is_told_and_sees_both_texts(desk: Desk, browser: Browser) -> None:
    alice, rowan = browser(desk.table.alice), browser(desk.table.rough_sleeping)
    hers, his = sheet(alice, desk), sheet(rowan, desk)
    save(rowan, desk, 1, his | {"item-1-notes": "His words"})
    assert save(alice, desk, 3, hers | {"item-3-notes": "Another item"}).status_code == 200
    answer = save(alice, desk, 1, hers | {"item-1-notes": "Her words"})
    assert (answer.status_code, answer.json()["both"]) == (409, True)
    assert "words" not in answer.json()["says"]
    page = alice.post(desk.address, hers | {"item-1-notes": "Her words"}).content.decode()
    assert page.index("Her words") < page.index("His words")
    assert desk.item(1).notes == "His words"


def test_who_sends_the_same_words_again_agrees_with_themselves(desk: Desk, browser: Browser) -> None:
    """The answer was lost on the way, or the button was pressed while the script was still sending."""
    client = browser(desk.table.alice)
    filled = sheet(client, desk) | {"item-1-notes": "Heard"}
    assert [save(client, desk, 1, filled).json().get("version") for _ in range(2)] == [2, 2]
    assert client.post(desk.address, filled).status_code == 302
    assert desk.item(1).version == 2


def test_what_is_closed_absent_or_spoilt_is_not_saved(desk: Desk, browser: Browser) -> None:
    rowan, nurse = browser(desk.table.rough_sleeping), browser(desk.table.nurse)
    filled = sheet(rowan, desk) | {"item-7-notes": "x", "item-7-version": "1", "item-7-base": ""}
    assert [save(rowan, desk, number, filled).status_code for number in (7, 99)] == [404, 404]
    assert save(rowan, desk, 1, filled | {"item-1-version": "x"}).status_code == 422
    assert save(nurse, desk, 1, filled | {"item-1-notes": "x"}).status_code == 409
    assert (desk.item(7).notes, desk.item(1).notes) == ("", "")


def test_only_the_meeting_page_loads_the_script_and_its_policy_names_it(desk: Desk, browser: Browser) -> None:
    client = browser(desk.table.alice)
    page = client.get(desk.address)
    policy = page.headers["Content-Security-Policy"]
    assert {"script-src 'self'", "connect-src 'self'"} <= set(policy.split("; "))
    assert page.content.decode().count("<script") == 1
    other = client.get(reverse("conferences:conference", args=[desk.conference.pk]))
    assert "script-src" not in other.headers["Content-Security-Policy"]
