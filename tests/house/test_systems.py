"""What the document says is what is answered: some hundreds of requests, as it allows them and as it does not."""

import json

import pytest
from django.test import Client

from alongside.journeys.council_systems import queries
from alongside.journeys.council_systems.tests.keys import BASE, a_system
from alongside.rooms.beds.tests.factories import a_bed, an_area
from alongside.rooms.directory.actions import add_public_service
from alongside.rooms.directory.tests.factories import NOW, a_public_service
from alongside.rooms.directory.words import Scope
from tests.support.asking import ask_everything

pytestmark = pytest.mark.django_db


def test_the_document_is_served_alone_and_says_how_to_come_in() -> None:
    answer = Client().get(f"{BASE}openapi.json")
    told = answer.json()
    assert set(told["paths"]) == {
        f"{BASE}{name}"
        for name in ("vacancies", "vacancies/taken-back", "stays", "services", "services/{service_id}")
    }
    assert told["components"]["securitySchemes"]["ByKey"] == {"type": "http", "scheme": "bearer"}
    assert "alongside_journeys" not in json.dumps(told)
    for page in (BASE, f"{BASE}docs", "/api/"):
        assert Client().get(page).status_code == 404


@pytest.mark.timeout(600)
def test_everything_conforms_and_nothing_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    area = an_area()
    a_bed(area)
    add_public_service(partnership=area.partnership, facts=a_public_service(), by=area.manager, at=NOW)
    monkeypatch.setattr(queries, "OF_A_KEY", 100_000)
    system = a_system(area.hostel, area.manager, Scope.VACANCIES, Scope.STAYS, days=365)
    tally = ask_everything(system.headers, times=30, seed=pytestconfig.getoption("seed"))
    assert tally.faults == []
    assert tally.errors_of_ours == 0
    assert {200, 422} <= set(tally.told)
    assert tally.told.total() >= 200
