from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.tests.desk import Desk
from alongside.rooms.conferences.tests.factories import Table
from alongside.rooms.conferences.tests.visiting import Visit
from alongside.rooms.directory.tests.factories import NOW, eyes_of


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser(clock: time_machine.Traveller) -> Callable[[User | None], Client]:
    def open_for(user: User | None) -> Client:
        client = Client()
        if user:
            client.force_login(user)
        return client

    return open_for


@pytest.fixture
def seated() -> Table:
    """Everybody's hands are empty: nobody is looking until a browser does."""
    return Table()


@pytest.fixture
def desk(seated: Table) -> Desk:
    return Desk(seated)


@pytest.fixture
def visit(clock: time_machine.Traveller) -> Visit:
    return Visit(Table())


@pytest.fixture
def table() -> Iterator[Table]:
    """Alice is looking: she sees all of her case."""
    found = Table()
    with viewing.seen_by(eyes_of(found.alice), at=NOW):
        yield found
