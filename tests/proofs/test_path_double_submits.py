"""A form that is sent twice has one effect."""

from collections.abc import Callable
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from alongside.foundations.design import once
from alongside.rooms.directory.tests.factories import NOW
from tests.proofs.double_submits import (
    Sent,
    people,
    send_twice_by_link,
    send_twice_in_demo,
    send_twice_in_world,
    taken_once,
)
from tests.proofs.standing import sent_twice
from tests.proofs.standing_in_cases import IN_CASES
from tests.proofs.standing_ways_in import WAYS_IN
from tests.support.matrix import GUEST
from tests.support.oracle import MAY
from tests.support.proofs import Say, log

# What stands only after something has happened, and no page of the demo or of that world leads to.
LATER = IN_CASES | WAYS_IN
ASKERS = (*MAY, GUEST)


@pytest.mark.usefixtures("demo_database")
@pytest.mark.timeout(1_800)
def test_double_submits(proof: Say, request: pytest.FixtureRequest, many: Callable[[int, int], int]) -> None:
    """First those to which a link of the demo leads; then, where everything stands, those at every address."""
    sent, never, is_full = Sent(), frozenset[str](), many(0, 1)
    send_twice_in_demo(sent, people()[many(1, 0) : many(2, 99)], many(1, 2), many(60, 400))
    if is_full:
        send_twice_by_link(sent, timezone.now())
        send_twice_in_world(sent, request.getfixturevalue("world"), ASKERS)
        never = taken_once() - sent.routes - LATER.keys()
        log(f"never had an effect: {sorted(never)}; silent: {sorted(sent.silent)}")
    figure = (
        f"{sent.doubled} effects; {sent.worked.total()} of {sent.forms} forms worked, of {len(sent.worked)} kinds, "
        f"at {len(sent.routes)} of {len(taken_once())} addresses"
    )
    holds = sent.doubled == 0 and not never
    proof(
        "every form sent twice: second effects", figure=figure, goal="0; all, with those below", holds=holds
    )


@pytest.mark.django_db
@pytest.mark.timeout(900)
def test_double_submits_of_what_stands_later(proof: Say, many: Callable[[int, int], int]) -> None:
    told = {name: twice(name) for name in list(LATER)[:: many(5, 1)]}
    silent = [name for name, (had, _) in told.items() if not had]
    doubled = [name for name, (_, again) in told.items() if again]
    proof(
        "forms that stand only after something has happened, sent twice: second effects",
        figure=f"{len(doubled)} effects; {len(told) - len(silent)} of {len(told)} worked",
        goal="0; all",
        holds=not doubled and not silent,
    )


def twice(name: str) -> tuple[int, int]:
    with time_machine.travel(NOW, tick=False) as clock:
        return sent_twice(name, clock, LATER[name])


@pytest.mark.django_db
def test_double_submits_of_what_stands_later_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "read_key", lambda text: uuid4())
    found = sum(twice(name)[1] for name in ("conferences:late", "sign_in:password"))
    proof("planted: the same without receipts", figure=f"{found} found", goal="more than 0", holds=found > 0)


@pytest.mark.usefixtures("demo_database")
def test_double_submits_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the receipt, the second sending has effects, and they are seen."""
    monkeypatch.setattr(once, "read_key", lambda text: uuid4())
    sent = Sent()
    send_twice_in_demo(sent, people()[1:2], 1, 8)
    found = sent.doubled
    proof("planted: forms without receipts", figure=f"{found} found", goal="more than 0", holds=found > 0)
