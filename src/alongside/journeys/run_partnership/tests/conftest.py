"""Northbridge: Ada keeps it. Charlie keeps another area and must find nothing here."""

import pytest
from django.test import Client

from alongside.foundations.access import demo
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import a_partnership, a_worker, an_agency


@pytest.fixture
def hostel() -> Agency:
    return an_agency("Harbour Homes", AgencyKind.HOSTEL)


@pytest.fixture
def area(hostel: Agency) -> Partnership:
    return a_partnership(hostel, name="Northbridge")


@pytest.fixture
def ada(area: Partnership) -> User:
    return a_worker(Role.ADMINISTRATOR, area.host, name="Ada")


@pytest.fixture
def charlie() -> User:
    return a_worker(Role.ADMINISTRATOR, a_partnership(name="Elsewhere").host, name="Charlie")


@pytest.fixture
def keeper(client: Client, ada: User) -> Client:
    demo.is_demo()  # read once a process: what is counted here is asked by every page
    client.force_login(ada)
    return client


@pytest.fixture
def outsider(charlie: User) -> Client:
    client = Client()
    client.force_login(charlie)
    return client
