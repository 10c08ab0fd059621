from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.choices.tests.factories import LATER
from alongside.rooms.directory.tests.factories import an_agency, eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator

AN_HOUR_LATER = LATER + timedelta(hours=1)


@pytest.fixture
def browser() -> Iterator[Callable[[User], Client]]:
    def open_for(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    with time_machine.travel(AN_HOUR_LATER, tick=False):
        yield open_for


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
def alice_looks(case: Case, alice: User) -> Iterator[None]:
    """For tests of verbs: the look that a page would bring."""
    with viewing.seen_by(eyes_of(alice), at=LATER):
        yield


@pytest.fixture
def police() -> Agency:
    return an_agency("Police", AgencyKind.POLICE)
