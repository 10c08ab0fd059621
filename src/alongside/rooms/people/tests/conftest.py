from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator

LATER = NOW + timedelta(hours=3)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is three hours after everybody was met."""
    with time_machine.travel(LATER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser(clock: time_machine.Traveller) -> Callable[[User], Client]:
    def open_for(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return open_for


@pytest.fixture
def key() -> str:
    return str(uuid4())


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice)


@pytest.fixture
def nora(case: Case) -> User:
    """A nurse of another agency of the area, to whom nothing is open."""
    agency = an_agency(kind=AgencyKind.HEALTH)
    Partner.objects.create(partnership=case.partnership, agency=agency)
    return a_worker(Role.NURSE, agency, name="Nora")
