"""Signs are written down with where and by whom, and never added up."""

import pytest

from alongside.rooms.people.models import (
    IndicatorSeen,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, seen, send

pytestmark = pytest.mark.django_db


def test_signs_are_kept_with_where_and_by_whom_and_can_be_withdrawn(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "signs/new", signs_3=["G22"], where_seen="Day centre")
    assert "That alone is no reason" in client.get(f"/cases/{case.pk}/signs/").content.decode()
    send(client, case, "signs/new", signs_0=["G02", "G03"], where_seen="Car wash")
    page = client.get(f"/cases/{case.pk}/signs/").content.decode()
    assert "That alone is no reason" not in page
    assert "Car wash, by Alice" in page
    with seen(alice):
        sign = IndicatorSeen.objects.get(code="G02")
    send(client, case, f"signs/{sign.pk}/withdraw", why="Somebody else")
    assert "<s>Cannot leave work or home</s>" in client.get(f"/cases/{case.pk}/signs/").content.decode()


def test_signs_of_children_are_asked_only_where_there_may_be_a_child(browser: Browser) -> None:
    alice = a_navigator()
    adult, child = a_case(alice), a_case(alice, name="Kim", age_status="child")
    client = browser(alice)
    assert "No time to play" not in client.get(f"/cases/{adult.pk}/signs/new/").content.decode()
    assert "No time to play" in client.get(f"/cases/{child.pk}/signs/new/").content.decode()
