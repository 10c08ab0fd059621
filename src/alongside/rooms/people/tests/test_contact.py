"""Ways to reach the person, and what came of them."""

import pytest

from alongside.rooms.people.models import (
    ContactMade,
    ContactRule,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, beside, seen, send

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
        (old,) = [rule for rule in ContactRule.objects.all() if rule.value == "07700 900111"]
    send(client, case, f"contact/way/{old.pk}", channel="phone", value="07700 900111", safe="no")
    assert "tel:0" not in client.get(f"/cases/{case.pk}/contact/").content.decode()


def test_a_stale_way_shows_both_texts_and_can_be_saved_again(browser: Browser) -> None:
    alice = a_navigator()
    bob = beside(alice)
    case, hers, his = a_case(alice), browser(alice), browser(bob)
    way = {"channel": "phone", "value": "07700 900111"}
    send(hers, case, "contact/way", **way, safe="unsure")
    with seen(alice):
        old = ContactRule.objects.get()
    change = f"contact/way/{old.pk}"
    send(hers, case, change, **way, safe="no", how="He answers it now.", seen=str(old.pk))
    both = send(his, case, change, **way, safe="yes", how="After six.", seen=str(old.pk))
    page = both.content.decode()
    assert both.status_code == 409
    assert f"{alice.full_name} saved this" in page
    assert page.count("After six.") >= 2
    assert "He answers it now." in page
    with seen(alice):
        standing = ContactRule.objects.get(replaced_by__isnull=True)
        assert standing.safe is False
    given = way | {"safe": "no", "how": "He answers it. Before: after six.", "seen": str(standing.pk)}
    assert send(his, case, change, **given).status_code == 302
    with seen(alice):
        assert ContactRule.objects.get(replaced_by__isnull=True).how == given["how"]
        assert ContactRule.objects.count() == 3


def test_an_old_link_to_a_way_opens_what_stands_now(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "contact/way", channel="phone", value="07700 900111", safe="yes")
    with seen(alice):
        old = ContactRule.objects.get()
    send(client, case, f"contact/way/{old.pk}", channel="phone", value="07700 900222", safe="yes")
    page = client.get(f"/cases/{case.pk}/contact/way/{old.pk}/").content.decode()
    assert "07700 900222" in page
    assert "07700 900111" not in page


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
