from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AgeStatus
from alongside.rooms.referrals.tests.factories import SENT


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def seen_by_alice(alice: User) -> Iterator[None]:
    with viewing.seen_by(eyes_of(alice), at=SENT):
        yield


@pytest.fixture
def case(alice: User, seen_by_alice: None) -> Case:
    return a_case(alice)


@pytest.fixture
def child(alice: User, seen_by_alice: None) -> Case:
    return a_case(alice, age_status=AgeStatus.UNSURE)


@pytest.fixture
def browser() -> Iterator[Callable[[User], Client]]:
    def open_for(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    with time_machine.travel(SENT + timedelta(days=7), tick=False):
        yield open_for


@pytest.fixture
def key() -> str:
    return str(uuid4())
