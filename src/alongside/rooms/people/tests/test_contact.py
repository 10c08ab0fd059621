"""Ways to reach the person, and what came of them."""

import pytest

from alongside.rooms.people.models import (
    ContactMade,
    ContactRule,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, seen, send

pytestmark = pytest.mark.django_db


def test_an_unsafe_number_is_struck_and_cannot_be_tapped(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "contact/way", channel="phone", value="07700 900111", safe="yes")
    send(client, case, "contact/way", channel="phone", value="07700 900222", safe="no")
    page = client.get(f"/cases/{case.pk}/contact/").content.decode()
    assert 'href="tel:07700900111"' in page
    assert "<s>07700 900222</s>" in page
    assert "tel:07700900222" not in page
    with seen(alice):
        old = ContactRule.objects.get(value="07700 900111")
    send(client, case, f"contact/way/{old.pk}", channel="phone", value="07700 900111", safe="no")
    assert "tel:0" not in client.get(f"/cases/{case.pk}/contact/").content.decode()


def test_a_contact_keeps_when_it_was_and_is_never_in_the_future(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    when = {"made_day": "5", "made_month": "6", "made_year": "2026"}
    given = {"channel": "phone", "reached": "yes", "summary": "Is well."}
    send(client, case, "contact/made", **given, **when, made_time="15:30")
    with seen(alice):
        assert ContactMade.objects.get().made_at.hour == 14  # 15:30 in London in June
    refused = send(client, case, "contact/made", **given, **when, made_time="23:30")
    assert "cannot be in the future" in refused.content.decode()
