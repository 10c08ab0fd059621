"""What stands on the meeting page beside notes and decisions: the person's wishes, dissent, and old steps."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.tests.desk import Desk, sheet
from alongside.rooms.conferences.tests.paper import filled_in

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


def sheet_of_held(client: Client, address: str) -> dict[str, str | list[str]]:
    return filled_in(client.get(address).content.decode())
