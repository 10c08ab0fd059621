from typing import Any

import pytest

from alongside.foundations.kernel.states import NotAllowed, StateTable
from alongside.rooms.beds.states import (
    ABSENCE,
    EXTENSION,
    GOING,
    NEXT_PLACE,
    OVERRIDE,
    REQUEST,
    RIDE,
    STAY,
)

TABLES: list[StateTable[Any]] = [REQUEST, STAY, EXTENSION, ABSENCE, RIDE, OVERRIDE, NEXT_PLACE]
MOVES = [(table, *move) for table in TABLES for move in table.matrix()]


@pytest.mark.parametrize(("table", "verb", "state", "target"), MOVES)
def test_every_verb_in_every_state(table: StateTable[Any], verb: str, state: Any, target: Any) -> None:
    if target is None:
        with pytest.raises(NotAllowed, match="it is not possible to"):
            table.next(verb, state)
    else:
        assert table.next(verb, state) is target


def test_a_stay_that_goes_on_is_one_that_can_change() -> None:
    assert set(STAY.states) - STAY.final == GOING
