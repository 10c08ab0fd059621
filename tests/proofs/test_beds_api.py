"""The interface for systems answers everything as its document says, whatever is sent to it."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.foundations.accounts.models import User
from alongside.journeys.council_systems import queries
from alongside.journeys.council_systems.tests.keys import System, a_system
from alongside.journeys.council_systems.views import api
from alongside.rooms.beds.tests.factories import a_bed, a_stay, an_area
from alongside.rooms.directory.actions import add_public_service
from alongside.rooms.directory.tests.factories import NOW, a_public_service
from alongside.rooms.directory.words import Scope
from tests.support.asking import ask_everything
from tests.support.proofs import Say

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]
OPERATIONS, MODES = 6, 2


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    area = an_area()
    a_bed(area)
    a_stay(area)
    add_public_service(partnership=area.partnership, facts=a_public_service(), by=area.manager, at=NOW)
    monkeypatch.setattr(queries, "OF_A_KEY", 1_000_000)
    return a_system(area.hostel, area.manager, *Scope, days=365)


def test_everything_that_can_be_asked_is_answered_as_promised(
    system: System, proof: Say, many: Callable[[int, int], int], seed: int
) -> None:
    wanted = many(200, 6_000)
    tally = ask_everything(system.headers, times=wanted // (OPERATIONS * MODES), seed=seed)
    asked, wrong = tally.told.total(), len(tally.faults)
    proof(
        "requests as the document allows them, and not",
        figure=f"{asked:,} asked, {tally.errors_of_ours} errors, {wrong} otherwise",
        goal="0 errors of ours, 0 otherwise than the document",
        holds=not tally.errors_of_ours and not wrong and asked >= wanted * 0.85,
    )


def test_planted_fault_a_view_that_stumbles_over_a_sign_is_found(
    system: System, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """As if the pattern of a name let a NUL in: PostgreSQL takes none."""

    def careless(*_: Any, rooms: Any = (), by: User | None = None, **more: Any) -> list[bool]:
        User.objects.filter(full_name="\x00").exists()
        return [True]

    monkeypatch.setattr(api, "offer_rooms", careless)
    tally = ask_everything(system.headers, times=20, seed=seed)
    assert tally.errors_of_ours > 0
    assert any("erver" in fault for fault in tally.faults)
