"""The pages about beds, of an area with 40 houses, 400 beds and a year of stays."""

import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.rooms.beds.tests.factories import a_request, an_area
from alongside.rooms.beds.tests.full_area import many_houses, weeks_of_stays
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.tests.factories import a_case
from tests.support.proofs import Say
from tests.support.sign_in import signed_in

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]
ROUNDS, AT_MOST = 5, 3  # seconds


@pytest.fixture
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment of the factories, while the clock that measures runs."""
    monkeypatch.setattr("alongside.foundations.access.middleware.timezone.now", lambda: NOW)


def queries(client: Client, address: str) -> int:
    """Of somebody who was there before."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def seconds(client: Client, address: str) -> float:
    begun = time.perf_counter()
    assert client.get(address).status_code == 200
    return time.perf_counter() - begun


@pytest.mark.usefixtures("_now")
def test_board(proof: Say, many: Callable[[int, int], int]) -> None:
    area = an_area()
    waiting = a_case(area.navigator)
    a_request(area, case=waiting)
    many_houses(area, 1)
    weeks_of_stays(area, 1)
    worker, council = signed_in(area.navigator), signed_in(area.commissioner)
    pages = {
        "the board": (worker, reverse("beds:board")),
        "the choice of a bed": (worker, reverse("place_tonight:choose", args=[waiting.pk])),
        "the report of beds": (council, reverse("reporting:beds")),
    }
    few = {name: queries(*page) for name, page in pages.items()}
    many_houses(area, 39, first=1)
    weeks_of_stays(area, many(12, 52))
    for name, page in pages.items():
        number, took = queries(*page), min(seconds(*page) for _ in range(ROUNDS))
        proof(
            f"{name}: queries at 10 and at 400 beds, its time",
            figure=f"{few[name]} and {number}, {1000 * took:.0f} ms",
            goal=f"the same, at most {1000 * AT_MOST:.0f} ms on a machine at rest",
            holds=few[name] == number and took <= AT_MOST,
        )
