"""Any sequence of giving, withdrawing, handing over and waiting: everybody sees exactly what a small model says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as from_seed
from hypothesis.stateful import run_state_machine_as_test

from tests.proofs.around_a_case import World
from tests.proofs.sequences import Steps
from tests.support.proofs import Say

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]
LENGTH = 30


def run(examples: int, seed: int, *, managers_every: int = 5, shrink: bool = False) -> int:
    """How many steps were taken; a step after which somebody sees anything else is an error."""
    Steps.world, Steps.taken, Steps.managers_every = World(), 0, managers_every
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    run_state_machine_as_test(
        from_seed(seed)(Steps),
        settings=settings(
            max_examples=examples,
            stateful_step_count=LENGTH,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Steps.taken


def test_both_walls_say_what_the_model_says(proof: Say, many: Callable[[int, int], int], seed: int) -> None:
    steps, wrong = 0, ""
    try:
        steps = run(many(3, 330), seed, managers_every=many(5, 1), shrink=bool(many(0, 1)))
    except AssertionError as found:
        wrong = str(found)
        print("\n".join(getattr(found, "__notes__", [])))  # the steps that led there
    proof(
        f"views that differ from the model, {steps:,} steps", figure=wrong or "0", goal="0", holds=not wrong
    )


FAULTS = {
    "withdrawals that end nothing": (
        "alongside.rooms.choices.actions.consent.end_grants_about",
        lambda **_: 0,
    ),
    "an emergency without an end": ("alongside.rooms.people.glass.LASTS", timedelta(days=3)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted(proof: Say, seed: int, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    with pytest.raises(AssertionError) as found:
        run(40, seed, managers_every=100)
    said = str(found.value).partition("\n")[0]
    proof(f"planted: {fault}", figure=said, goal="found", holds="other parts" in said)
