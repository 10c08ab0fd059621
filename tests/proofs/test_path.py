"""What must not happen on the way from the first night to the referral."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from alongside.config.documents import DOCS, documents
from alongside.foundations.kernel import states
from alongside.foundations.kernel.states import StateTable
from tests.proofs import bed_race
from tests.support.proofs import Say

# Matrices: every verb in every state, held against the reviewed pages in docs/states.


def tables() -> tuple[StateTable[Any], ...]:
    list(documents())
    return states.registered()


def arrows_on_page(table: StateTable[Any]) -> set[tuple[str, str, str]]:
    page = (DOCS / "states" / f"{table.name.replace('_', '-')}.md").read_text()
    return set(re.findall(r"^    (\w+) --> (\w+): (.+)$", page, re.MULTILINE))


def wrong_cells(table: StateTable[Any]) -> int:
    arrows = arrows_on_page(table)
    wrong = 0
    for verb, state, target in table.matrix():
        leads = {to for source, to, name in arrows if source == state.name and name == states.spoken(verb)}
        wrong += leads != ({target.name} if target else set()) or _answers(table, verb, state) is not target
    return wrong


def _answers(table: StateTable[Any], verb: str, state: Any) -> Any:
    try:
        return table.next(verb, state)
    except states.NotAllowed:
        return None


def test_matrices(proof: Say) -> None:
    cells = sum(len(list(table.matrix())) for table in tables())
    wrong = sum(wrong_cells(table) for table in tables())
    proof("every verb in every state", figure=f"{wrong} of {cells} cells wrong", goal="0", holds=wrong == 0)


def test_matrices_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb let loose in every state is found in every table."""
    held = tables()
    monkeypatch.setattr(states, "_TABLES", {})  # a loosened copy may carry the name of the one that stands
    found = sum(bool(wrong_cells(_let_loose(table))) for table in held)
    figure = f"{found} of {len(held)} tables"
    proof("planted: a verb let loose", figure=figure, goal="all of them", holds=found == len(held))


def _let_loose(table: StateTable[Any]) -> StateTable[Any]:
    verb, (_, target) = min(table.transitions.items(), key=lambda item: len(item[1][0]))
    return replace(
        table, transitions={**table.transitions, verb: ({state for _, state, _ in table.matrix()}, target)}
    )


# The bed race: the last bed of an area, asked for by many at the same moment.


@pytest.mark.usefixtures("own_database")
@pytest.mark.timeout(900)
def test_bed_race(proof: Say, many: Callable[[int, int], int]) -> None:
    clients = many(30, 1_000)
    found = bed_race.race(clients, timezone.now())
    figure = f"{found.stays} stay, {found.refused} refused, {found.booked_twice} doubled"
    fair = found == bed_race.Outcome(stays=1, booked_twice=0, refused=clients - 1, other_answers=())
    proof(f"{clients} requests for the last bed", figure=figure, goal=f"1 and {clients - 1}", holds=fair)


@pytest.mark.usefixtures("own_database")
def test_bed_race_planted(proof: Say) -> None:
    """Without the exclusion constraint the same race books a bed twice, and the count finds it."""
    bed_race.without_the_constraint()
    found = bed_race.race(12, timezone.now())
    figure = f"{found.booked_twice} found"
    proof("planted: no exclusion constraint", figure=figure, goal="more than 0", holds=found.booked_twice > 0)
