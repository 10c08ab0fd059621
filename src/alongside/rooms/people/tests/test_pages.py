"""Every page of a case opens for its team and does not exist for Charlie."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import add_contact_rule, record_indicators, write_note
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Channel

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]

PAGES = [
    "facts", "name", "other_name", "contact", "new_contact_rule", "contact_made", "notes", "new_note", "indicators",
    "new_indicators", "sight", "hand_over",
]  # fmt: skip


def addresses(case: Case, by: User) -> dict[str, str]:
    """Every page of the case, and of every row in it."""
    found = {name: reverse(f"people:{name}", kwargs={"case_id": case.pk}) for name in PAGES}
    way = add_contact_rule(case=case, channel=Channel.PHONE, value="07700 900123", safe=True, by=by, at=NOW)
    note = write_note(case=case, section=Section.STORY, text="An account.", by=by, at=NOW)
    sighting = Sighting(where_seen="Day centre", seen_on=NOW.date(), seen_by=by)
    (sign,) = record_indicators(case=case, codes=["G07"], sighting=sighting, by=by, at=NOW)
    rows: dict[str, dict[str, Any]] = {
        "fact": {"question": "language"},
        "contact_rule": {"rule_id": way.pk},
        "note": {"note_id": note.pk},
        "move_note": {"note_id": note.pk},
        "withdraw_indicator": {"indicator_id": sign.pk},
    }
    return found | {
        name: reverse(f"people:{name}", kwargs={"case_id": case.pk, **more}) for name, more in rows.items()
    }


def test_the_team_can_open_every_page(browser: Browser) -> None:
    alice = a_navigator()
    for name, address in addresses(a_case(alice), alice).items():
        response = browser(alice).get(address)
        assert response.status_code == 200, name
        assert "Sol" in response.content.decode(), name


def test_for_charlie_no_page_exists_and_every_answer_is_the_same(browser: Browser) -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    outside = browser(charlie)
    nothing = outside.get("/there/is/no/such/page/").content
    for name, address in addresses(a_case(alice), alice).items():
        response = outside.get(address)
        assert (name, response.status_code) == (name, 404)
        assert response.content == nothing
