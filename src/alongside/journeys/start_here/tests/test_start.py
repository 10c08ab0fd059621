"""The first minute: a name is enough, the clocks run from the meeting, a doubt leads to the local authority."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.models import Case, CaseLink, ContactRule, Fact, Name, PossibleMatch
from alongside.rooms.people.tests.factories import a_case, a_navigator
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
START = "/start/"


@pytest.fixture(autouse=True)
def _at_night() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def refused(user: User, **given: str) -> str:
    """The page that came back instead of a case."""
    response = signed_in(user).post(START, {"form_key": str(uuid4()), **given})
    assert response.status_code == 200
    return response.content.decode()


def the_case(user: User) -> Case:
    with viewing.seen_by(eyes_of(user), at=NOW):
        return Case.objects.get()


def page_after(user: User, **given: str) -> str:
    response = signed_in(user).post(START, {"form_key": str(uuid4()), **given}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_name_alone_opens_a_case() -> None:
    alice = a_navigator()
    page = page_after(alice, name="Sol")
    case = the_case(alice)
    assert case.reference in page
    assert case.identified_at == NOW
    assert case.found_at_kind == ""
    assert "You did not" not in page


def test_an_adult_has_both_conference_clocks_in_words() -> None:
    alice = a_navigator()
    met = NOW - timedelta(hours=7)
    page = page_after(
        alice, name="Sol", age="adult", met_day="5", met_month="6", met_year="2026", met_time="08:00"
    )
    assert "by Sunday 08:00, 41 hours left" in page
    assert "by Saturday 08:00, 17 hours left" in page
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert {clock.event for clock in Clock.objects.all()} == {met}


def test_written_down_late_both_clocks_are_shown() -> None:
    alice = a_navigator()
    page = page_after(
        alice, name="Sol", age="adult", met_day="1", met_month="6", met_year="2026", met_time="08:00"
    )
    assert "First conference, ideally" in page
    assert "First conference, at the latest" in page


@pytest.mark.parametrize("age", ["child", "unknown_may_be_child", ""])
def test_a_child_or_a_doubt_leads_to_childrens_services_and_starts_no_clock(age: str) -> None:
    alice = a_navigator()
    page = page_after(alice, name="Sol", age=age)
    assert "Ring the local authority" in page
    assert "020 7946 0000" in page
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert not Clock.objects.exists()


def test_danger_says_ring_999_and_the_case_is_saved() -> None:
    alice = a_navigator()
    assert "Ring 999 now" in page_after(alice, name="Sol", danger="yes")
    assert the_case(alice).in_danger_now


def test_without_a_name_it_asks_or_takes_that_there_is_none() -> None:
    alice = a_navigator()
    assert "Enter a name, or tick" in refused(alice)
    assert "Name not known yet" in page_after(alice, name_not_known="on")


def test_the_future_is_refused() -> None:
    alice = a_navigator()
    soon = {"met_day": "5", "met_month": "6", "met_year": "2026", "met_time": "15:01"}
    assert "This is in the future" in refused(alice, name="Sol", **soon)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert not Case.objects.exists()


def test_what_was_known_is_kept_where_it_belongs() -> None:
    alice = a_navigator()
    page_after(
        alice,
        name="Sol",
        age="adult",
        where="Behind the station",
        reach="07700 900123",
        safe="yes",
        language="ti",
    )
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert dict(Fact.objects.values_list("question", "section")) == {
            "where_met": "whereabouts",
            "language": "identity",
        }
        rule = ContactRule.objects.get()
        assert (rule.channel, rule.safe) == ("phone", True)


def test_two_taps_open_one_case() -> None:
    alice, key = a_navigator(), str(uuid4())
    client = signed_in(alice)
    first, second = (client.post(START, {"form_key": key, "name": "Sol"}) for _ in range(2))
    assert first["Location"] == second["Location"]
    the_case(alice)


def test_two_people_found_together_are_two_linked_cases() -> None:
    alice = a_navigator()
    first = a_case(alice, name="Sol")
    page_after(alice, name="Luz", age="adult", found_with=str(first.pk))
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert Case.objects.count() == 2
        assert CaseLink.objects.count() == 2
        assert not PossibleMatch.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["X" * 200, "سلمى عبد الله", "👩‍🦱", "<b>Sol</b>", "'; DROP TABLE people_case; --", "O'Neill\u202e"],
)
def test_any_name_is_a_name(name: str) -> None:
    alice = a_navigator()
    page_after(alice, name=name)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert Name.objects.get().text == name


@pytest.mark.parametrize("name", ["X" * 201, "So\x00l"])
def test_a_name_that_cannot_be_kept_is_refused_in_words(name: str) -> None:
    assert "There is a problem" in refused(a_navigator(), name=name)


def test_a_worker_of_no_area_is_told_whom_to_ask() -> None:
    alice = a_navigator()
    alice.memberships.get().agency.partnerships.all().delete()
    response = signed_in(alice).get(START)
    assert response.status_code == 409
    assert "administrator" in response.content.decode()


def test_the_page_after_is_nobody_elses() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case = a_case(alice)
    address = reverse("start_here:started", kwargs={"case_id": case.pk})
    assert signed_in(charlie).get(address).status_code == 404
