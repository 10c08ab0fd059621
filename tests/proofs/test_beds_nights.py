"""Any sequence of asking, placing, moving, growing longer, leaving: each bed has one person a night, and as agreed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as from_seed
from hypothesis.stateful import RULE_MARKER, run_state_machine_as_test

from alongside.rooms.beds.actions import extensions, stays
from alongside.rooms.beds.states import ExtensionState
from tests.proofs import bed_race
from tests.proofs.bed_steps import Steps
from tests.support.proofs import Say, Share, of

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(7200)]
LONG, SHORT = 100, 20  # steps of one example


def run(
    steps: int, seed: int, *, machine: type[Steps] = Steps, length: int = LONG, shrink: bool = False
) -> None:
    """At least so many steps, in examples of up to `length`; a step after which anything is amiss is an error."""
    Steps.taken = Steps.worked = 0
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    while Steps.taken < steps:
        how = settings(
            max_examples=(steps - Steps.taken) // length + 1,
            stateful_step_count=length,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(from_seed(seed + Steps.taken)(machine), settings=how)


def test_every_night(proof: Say, many: Callable[[int, int], int], seed: int, share: Share) -> None:
    wrong = ""
    try:
        run(many(150, 10_000 // share[1]), seed + share[0], shrink=bool(many(0, 1)))
    except AssertionError as found:
        wrong = str(found).partition("\n")[0]
        print("\n".join(getattr(found, "__notes__", [])))  # the steps that led there
    proof(
        f"beds: faults in {Steps.taken:,} steps, {Steps.worked:,} of effect{of(share)}",
        figure=wrong or "0",
        goal="0",
        holds=not wrong and Steps.worked > Steps.taken // 4,
    )


# What is planted, the steps it is about, and by which words it is found.


def no_exclusion(monkeypatch: pytest.MonkeyPatch) -> None:
    bed_race.without_the_constraint()


def granted_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def state(*, hostel: bool | None, council: bool | None) -> ExtensionState:
        return ExtensionState.GRANTED if hostel or council else ExtensionState.REFUSED

    monkeypatch.setattr(extensions, "extension_state", state)


def no_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database no longer minds who agreed, and the program asks one side."""
    granted_by_one(monkeypatch)
    _as_owner("DROP TRIGGER within_what_was_agreed ON beds_occupancy")
    _as_owner("DROP TRIGGER within_what_was_agreed ON beds_stay")


def both_sides_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    _as_owner("DROP INDEX two_people_extend")


def nothing_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def free(*_: Any, **__: Any) -> None: ...

    monkeypatch.setattr(stays, "free", free)


def _as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


BOOK = {"ask", "place"}
GROW = {"ask_for_more", "answer"}
FAULTS = {
    "no exclusion constraint": (no_exclusion, BOOK, "two people in one bed|not ready"),
    "one side is enough, in the program": (
        granted_by_one,
        GROW,
        "stay_within_what_was_agreed|two people's yes",
    ),
    "one side is enough, in the database too": (no_cap, GROW, "past the cap"),
    "one person answers for both sides": (both_sides_by_one, GROW, "two people's yes"),
    "nights that are not given back": (
        nothing_given_back,
        {"leave", "does_not_come"},
        "not those of the model",
    ),
}


def only(names: set[str], **more: int) -> type[Steps]:
    """Of the steps those that a fault is about, so that it is met soon."""
    rules = {name for name, found in vars(Steps).items() if hasattr(found, RULE_MARKER)}
    assert names < rules
    return type("Few", (Steps,), dict.fromkeys(rules - names) | more)


@pytest.mark.parametrize("fault", FAULTS)
def test_planted(proof: Say, seed: int, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant, about, words = FAULTS[fault]
    plant(monkeypatch)
    nights = 8 if plant is no_cap else 1
    with pytest.raises(AssertionError) as found:
        run(1_000, seed, machine=only(about, at_least=nights), length=SHORT)
    said = str(found.value).partition("\n")[0]
    known = any(word in said for word in words.split("|"))
    proof(f"planted: {fault}", figure=said, goal="found", holds=known)
