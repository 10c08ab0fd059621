from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW

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
