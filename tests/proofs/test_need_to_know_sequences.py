"""Any sequence of giving, withdrawing, handing over and waiting: everybody sees exactly what a small model says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as from_seed
from hypothesis.stateful import RULE_MARKER, run_state_machine_as_test

from alongside.rooms.people.models import CaseGrant
from tests.proofs.around_a_case import World
from tests.proofs.sequences import SEEN, Steps
from tests.support.proofs import Say, Share, of

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]
LENGTH = 30


def run(examples: int, seed: int, *, steps: type[Steps] = Steps, shrink: bool = False) -> int:
    """How many steps were taken; a step after which somebody sees anything else is an error."""
    Steps.world, Steps.taken = World(), 0
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    how = settings(
        max_examples=examples,
        stateful_step_count=LENGTH,
        phases=phases,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    with asked_often():
        run_state_machine_as_test(from_seed(seed)(steps), settings=how)
    return Steps.taken


@contextmanager
def asked_often() -> Iterator[None]:
    """The same question to the database after each step, for everybody: it is worked out once how to answer it."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN)
        try:
            yield
        finally:
            cursor.execute("DEALLOCATE seen")


def test_both_walls_say_what_the_model_says(
    proof: Say, many: Callable[[int, int], int], seed: int, share: Share
) -> None:
    steps, wrong, least = 0, "", many(30, 10_000) // share[1]
    try:
        steps = run(many(3, 440 // share[1] + 1), seed + share[0], shrink=bool(many(0, 1)))
    except AssertionError as found:
        wrong = str(found)
        print("\n".join(getattr(found, "__notes__", [])))  # the steps that led there
    proof(
        f"views that differ from the model, {steps:,} steps{of(share)}",
        figure=wrong or "0",
        goal=f"0 in {least:,} or more",
        holds=not wrong and steps >= least,
    )


FAULTS = {
    "withdrawals that end nothing": (
        ("alongside.rooms.choices.actions.consent.end_grants_about", lambda **_: 0),
        {"consent", "withdraw"},
    ),
    "an emergency that was ended and goes on": (
        ("alongside.rooms.people.models.CaseGrant.objects.filter", lambda **_: CaseGrant.objects.none()),
        {"emergency", "end_emergency"},
    ),
}


def only(names: set[str]) -> type[Steps]:
    """Of the steps those that a fault is about, so that it is met soon."""
    rules = {name for name, found in vars(Steps).items() if hasattr(found, RULE_MARKER)}
    assert names < rules
    return type("Few", (Steps,), dict.fromkeys(rules - names))


@pytest.mark.parametrize("fault", FAULTS)
def test_planted(proof: Say, seed: int, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    planted, about = FAULTS[fault]
    monkeypatch.setattr(*planted)
    with pytest.raises(AssertionError) as found:
        run(40, seed, steps=only(about))
    said = str(found.value).partition("\n")[0]
    proof(f"planted: {fault}", figure=said, goal="found", holds="other parts" in said)
