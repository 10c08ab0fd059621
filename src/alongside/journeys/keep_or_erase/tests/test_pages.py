"""Keeping, forgetting and what is left, through the pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.entry import entry_of, keep
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.journeys.keep_or_erase import actions
from alongside.journeys.keep_or_erase.tests.cases import a_closed_case
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker
from alongside.rooms.people.models import Case, RetentionHold, Tombstone
from alongside.rooms.people.tests.factories import a_case, a_navigator
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
OF_CASE_QUERIES = 23
OVERVIEW_QUERIES = 19
HOLD = {"reason": "A trial goes on.", "review_on_day": "1", "review_on_month": "3", "review_on_year": "2027"}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def old(alice: User) -> Case:
    return a_closed_case(alice)


@pytest.fixture
def lead(old: Case) -> User:
    return a_worker(Role.PARTNERSHIP_LEAD, old.partnership.host, name="Lea")


def beside(worker: User, role: Role = Role.NAVIGATOR) -> User:
    seat = worker.memberships.get()
    return a_worker(role, seat.agency, seat.team, "Bob")


def send(client: Client, address: str, **given: Any) -> Any:
    given.setdefault("form_key", str(uuid4()))
    return client.post(address, given)


def address(name: str, *args: object) -> str:
    return reverse(f"keep_or_erase:{name}", args=args)


def told(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.text


def test_the_team_sees_until_when_and_what_was_warned(alice: User, old: Case) -> None:
    client, page = signed_in(alice), address("of_case", old.pk)
    assert "Monday 1 June 2026" in told(client, page)
    actions.warn_and_erase(NOW)
    assert "It is erased after Sunday 5 July 2026" in told(client, page)
    assert "Will be erased: must it be kept?" in told(client, "/")


def test_an_open_case_says_that_it_is_kept_and_is_closed_before_it_is_forgotten(alice: User) -> None:
    client, case = signed_in(alice), a_case(alice)
    assert "for as long as the work goes on" in told(client, address("of_case", case.pk))
    page, data = told(client, address("ask", case.pk)), reverse("subject_access:requests", args=[case.pk])
    assert (f"/cases/{case.pk}/close/" in page, "Ask a second person" in page) == (True, False)
    assert told(client, data).count(address("of_case", case.pk)) == 1  # a link, and no tab


def test_a_hold_is_made_once_and_ended(alice: User, old: Case) -> None:
    client, key = signed_in(alice), str(uuid4())
    for _ in range(2):
        answer = send(client, address("hold", old.pk), form_key=key, **HOLD)
        assert answer.headers["Location"] == address("of_case", old.pk)
    assert "A trial goes on." in told(client, address("of_case", old.pk))
    actions.warn_and_erase(NOW)
    assert "Will be erased" not in told(client, "/")
    hold = _hold(old)
    assert send(client, address("end_hold", old.pk, hold.pk)).status_code == 302
    assert "Ended" in told(client, address("of_case", old.pk))


def _hold(case: Case) -> RetentionHold:
    with viewing.as_service(Service.RETENTION, at=NOW):
        return RetentionHold.objects.get(case=case)


def wished(client: Client, case: Case) -> str:
    answer = send(client, address("ask", case.pk), reason="In person, today.", told="on")
    assert answer.status_code == 302
    page = told(client, address("of_case", case.pk))
    return page.partition(f"/cases/{case.pk}/forget/")[2].partition("/")[0]


def test_a_second_worker_agrees_and_the_case_is_gone(alice: User, old: Case, lead: User) -> None:
    wish = wished(signed_in(alice), old)
    where = address("answer", old.pk, wish)
    bob = signed_in(beside(alice))
    agency = alice.memberships.get().agency
    other = a_worker(Role.NAVIGATOR, agency, a_team(agency, "Days"))
    assert "Wants to be forgotten" in told(bob, "/")
    assert "Wants to be forgotten" not in told(signed_in(other), "/")
    answer = send(bob, where, answer="agree")
    assert answer.headers["Location"] == "/"
    for client in (bob, signed_in(alice), signed_in(lead)):
        assert client.get(f"/cases/{old.pk}/").status_code in (403, 404)
    assert "The person asked for it" in told(signed_in(lead), address("tombstone", old.pk))


def test_who_wrote_it_down_does_not_answer_it(alice: User, old: Case) -> None:
    client = signed_in(alice)
    where = address("answer", old.pk, wished(client, old))
    assert "Somebody else of your team answers it" in told(client, where)
    assert "second person" in send(client, where, answer="agree").text
    assert not Tombstone.objects.exists()


def test_whoever_finds_a_screen_open_erases_nothing(alice: User, old: Case) -> None:
    where = address("answer", old.pk, wished(signed_in(alice), old))
    bob = signed_in(beside(alice))
    session = bob.session
    held = entry_of(session)
    assert held is not None
    keep(session, replace(held, fresh=0))
    session.save()
    assert send(bob, where, answer="agree").status_code != 302
    assert not Tombstone.objects.exists()


def test_a_no_needs_its_reason(alice: User, old: Case) -> None:
    where = address("answer", old.pk, wished(signed_in(alice), old))
    bob = signed_in(beside(alice))
    assert "Say why it must be kept" in send(bob, where, answer="decline").text
    assert send(bob, where, answer="decline", word="A trial goes on.").status_code == 302
    assert "A trial goes on." in told(bob, address("of_case", old.pk))


def test_the_lead_sees_references_and_holds_a_case_back(old: Case, lead: User, alice: User) -> None:
    actions.warn_and_erase(NOW)
    client = signed_in(lead)
    assert "1 case will be erased" in told(client, "/")
    page = told(client, address("overview"))
    assert old.reference in page
    assert "Sol" not in page
    assert send(client, address("hold_in_area", old.pk), **HOLD).status_code == 302
    assert "On hold" in told(client, address("overview"))
    assert "A trial goes on." in told(signed_in(alice), address("of_case", old.pk))
    assert "End the hold" not in told(client, address("overview"))
    assert "End the hold" in told(signed_in(alice), address("of_case", old.pk))


def test_charlie_and_his_lead_find_nothing(old: Case) -> None:
    actions.warn_and_erase(NOW)
    charlie = a_navigator("Charlie")
    other = a_worker(Role.PARTNERSHIP_LEAD, a_case(charlie).partnership.host)
    client = signed_in(charlie)
    for name in ("of_case", "hold", "ask"):
        assert client.get(address(name, old.pk)).status_code == 404
    assert old.reference not in told(signed_in(other), address("overview"))
    assert signed_in(other).get(address("hold_in_area", old.pk)).status_code == 404
    actions.warn_and_erase(NOW + timedelta(days=31))
    assert signed_in(other).get(address("tombstone", old.pk)).status_code == 404
    assert client.get(address("overview")).status_code == 403


def test_the_pages_ask_as_much_however_many_cases_there_are(
    alice: User, old: Case, lead: User, django_assert_num_queries: Any
) -> None:
    client, keeper = signed_in(alice), signed_in(lead)
    actions.warn_and_erase(NOW)
    told(client, address("of_case", old.pk))
    told(keeper, address("overview"))
    with django_assert_num_queries(OVERVIEW_QUERIES):
        told(keeper, address("overview"))
    with django_assert_num_queries(OF_CASE_QUERIES):
        told(client, address("of_case", old.pk))
    for name in ("Luz", "Kit"):
        a_closed_case(alice, name=name)
    actions.warn_and_erase(NOW)
    with django_assert_num_queries(OVERVIEW_QUERIES):
        told(keeper, address("overview"))
