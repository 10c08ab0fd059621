from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.accounts.models import User
from alongside.rooms.choices.tests.factories import LATER

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
