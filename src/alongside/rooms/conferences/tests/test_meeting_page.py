"""What stands on the meeting page beside notes and decisions: the person's wishes, dissent, and old steps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.actions import note_dissent, record_agenda_item
from alongside.rooms.conferences.actions.minutes import ItemEntry
from alongside.rooms.conferences.models import AgendaItem, Dissent
from alongside.rooms.conferences.tests.desk import Desk, sheet
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


def sheet_of_held(client: Client, address: str) -> dict[str, str | list[str]]:
    return filled_in(client.get(address).content.decode())
