"""What is mine, soonest first; what is late, since when, and who can help."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.directory.tests.factories import NOW, TODAY, a_worker
from alongside.rooms.people.actions import arrange_cover
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
HOME_QUERIES = 40
READERS = {Role.SOCIAL_WORKER, Role.NURSE, Role.IMMIGRATION_ADVISER, Role.FIRST_RESPONDER}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def home(user: User, address: str = "/") -> str:
    response = signed_in(user).get(address)
    assert response.status_code == 200
    return response.content.decode()


def a_running_case(worker: User, met: datetime = NOW, name: str = "Sol") -> Case:
    case = a_case(worker, met=met, name=name)
    start_clocks(case=case, rule="R-MACC-01", facts={"identified_at": met}, event=met, by=worker, at=met)
    return case


def beside(worker: User, role: Role = Role.NAVIGATOR, name: str = "Bob") -> User:
    seat = worker.memberships.get()
    return a_worker(role, seat.agency, seat.team, name)


def test_mine_stands_soonest_first() -> None:
    alice = a_navigator()
    a_running_case(alice, NOW - timedelta(hours=1), "Luz")
    a_running_case(alice, NOW - timedelta(hours=20), "Sol")
    told = home(alice)
    assert told.index("Sol, AL-") < told.index("Luz, AL-")


def test_what_is_late_says_since_when_and_who_can_help() -> None:
    alice = a_navigator()
    beside(alice, Role.SERVICE_MANAGER, "Mara Manager")
    a_running_case(alice, NOW - timedelta(hours=50))
    told = home(alice)
    assert "late since" in told
    assert "2 hours ago" in told
    assert "Mara Manager" in told


def test_a_colleagues_work_is_not_mine_until_i_cover_for_them() -> None:
    alice = a_navigator()
    bob = beside(alice)
    a_running_case(alice)
    assert "Sol, AL-" not in home(bob)
    arrange_cover(away=alice, covered_by=bob, from_day=TODAY, until_day=TODAY, by=alice, at=NOW)
    assert "Sol, AL-" in home(bob)


def test_a_manager_sees_the_team() -> None:
    alice = a_navigator()
    mara = beside(alice, Role.SERVICE_MANAGER, "Mara Manager")
    a_running_case(alice)
    told = home(mara, "/team/")
    assert "Alice" in told
    assert "Sol" in told


def test_charlie_sees_nothing_of_it_and_no_team() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case = a_running_case(alice)
    told = home(charlie)
    assert "Sol" not in told
    assert case.reference not in told
    assert signed_in(charlie).get("/team/").status_code == 403


def test_a_reference_finds_a_case_however_it_is_typed_and_only_for_who_may_see_it() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case = a_running_case(alice)
    typed = case.reference.lower().replace("-", " ")
    assert signed_in(alice).get("/find/", {"reference": typed})["Location"] == f"/cases/{case.pk}/"
    for asked in (case.reference, "AL-9999", "\x00", "x" * 5000, "<script>"):
        response = signed_in(charlie).get("/find/", {"reference": asked})
        assert response.status_code == 200
        assert "You see no case" in response.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_home(role: Role) -> None:
    told = home(a_worker(role))
    assert "My work" in told
    assert ("Where else to go" in told) is bool(role not in READERS)


def test_nobody_comes_in_without_signing_in() -> None:
    response = Client().get("/")
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


def test_the_number_of_queries_does_not_grow_with_the_cases() -> None:
    alice = a_navigator()
    client, counts = signed_in(alice), []
    client.get("/")  # that this is no demo is asked once a database
    for cases in (3, 27):
        for number in range(cases):
            a_running_case(alice, NOW - timedelta(minutes=number), f"Person {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts == [HOME_QUERIES, HOME_QUERIES]
