from collections.abc import Iterator

import pytest
import time_machine

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW, a_worker
from alongside.rooms.people.actions import write_note
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator


@pytest.fixture
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def alice() -> User:
    return a_navigator("Alice Marlow")


@pytest.fixture
def bob(alice: User) -> User:
    seat = alice.memberships.get()
    return a_worker(Role.NAVIGATOR, seat.agency, seat.team, "Bob Fenn")


@pytest.fixture
def case(alice: User) -> Case:
    case = a_case(alice, name="Sol")
    told = ((Section.STORY, "Alice Marlow met Sol with Victor."), (Section.IMMIGRATION, "No papers."))
    for section, text in told:
        write_note(case=case, section=section, text=text, by=alice, at=NOW)
    return case
