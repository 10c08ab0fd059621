from enum import StrEnum
from typing import Any

import pytest

from alongside.foundations.kernel import states
from alongside.foundations.kernel.states import NotAllowed, StateTable


class Door(StrEnum):
    SHUT = "shut"
    OPEN = "open"
    GONE = "gone"


PARTS: dict[str, Any] = {
    "name": "door",
    "states": Door,
    "transitions": {
        "open": ({Door.SHUT}, Door.OPEN),
        "shut": ({Door.OPEN}, Door.SHUT),
        "take_away": ({Door.SHUT, Door.OPEN}, Door.GONE),
    },
    "holders": {Door.SHUT: "porter", Door.OPEN: "porter", Door.GONE: "nobody"},
    "words": {Door.SHUT: "Shut", Door.OPEN: "Open", Door.GONE: "Taken away"},
    "events": {"open": "door.opened", "shut": "door.shut", "take_away": "door.taken"},
}


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_TABLES", {})


@pytest.fixture
def table() -> StateTable[Door]:
    return StateTable(**PARTS)


def test_the_whole_matrix(table: StateTable[Door]) -> None:
    allowed = {(verb, state): target for verb, state, target in table.matrix() if target}
    assert allowed == {
        ("open", Door.SHUT): Door.OPEN,
        ("shut", Door.OPEN): Door.SHUT,
        ("take_away", Door.SHUT): Door.GONE,
        ("take_away", Door.OPEN): Door.GONE,
    }
    for verb, state, target in table.matrix():
        assert table.allows(verb, state) is (target is not None)
        if target:
            assert table.next(verb, state) is target


def test_a_refusal_says_what_is_possible(table: StateTable[Door]) -> None:
    with pytest.raises(NotAllowed) as refused:
        table.next("open", Door.OPEN)
    assert "“Open”" in refused.value.reason
    assert refused.value.next_step == "Possible: shut, take away."
    with pytest.raises(NotAllowed, match="Nothing more"):
        table.next("open", Door.GONE)


def test_final_states_and_the_beginning(table: StateTable[Door]) -> None:
    assert table.final == {Door.GONE}
    assert table.starts == (Door.SHUT,)
    assert table.verbs_from(Door.SHUT) == ("open", "take_away")


def test_the_page_draws_the_table(table: StateTable[Door]) -> None:
    page = states.as_markdown(table)
    assert "    [*] --> SHUT\n" in page
    assert "    SHUT --> GONE: take away\n" in page
    assert "    GONE --> [*]\n" in page
    assert "| Taken away | `gone` | nobody | final |" in page
    assert "| take away | Taken away | `door.taken` |" in page
    assert page == states.as_markdown(table)


def test_tables_are_known_once(table: StateTable[Door]) -> None:
    assert states.registered() == (table,)
    with pytest.raises(ValueError, match="two state tables called door"):
        StateTable(**PARTS)


@pytest.mark.parametrize(
    ("part", "without", "reason"),
    [
        ("holders", Door.GONE, "nobody holds the pen in gone"),
        ("words", Door.OPEN, "no words for open"),
        ("events", "shut", "shut needs both"),
    ],
)
def test_a_table_with_a_hole_is_refused(part: str, without: str, reason: str) -> None:
    holed = {key: value for key, value in PARTS[part].items() if key != without}
    with pytest.raises(ValueError, match=reason):
        StateTable(**PARTS | {part: holed})
