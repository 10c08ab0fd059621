from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
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
