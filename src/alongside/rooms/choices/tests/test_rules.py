"""R-NRM-02: when an adult's yes counts; R-DP-03: what may be shown to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.rules import find
from alongside.rooms.choices.rules import Gate, consent_misses, explained_in, share_gate
from alongside.rooms.choices.words import REQUIRED, LawfulBasis, Point, SpecialCondition

points = st.sampled_from(Point)


def test_r_nrm_02_all_eight_and_the_interpreter_need() -> None:
    missing = consent_misses(REQUIRED, interpreter_recorded=True)
    assert not missing
    assert missing.words == []


def test_r_nrm_02_names_what_is_missing_in_the_order_of_the_list() -> None:
    explained = REQUIRED - {Point.WITHDRAWAL, Point.SHARING}
    missing = consent_misses(explained, interpreter_recorded=False)
    assert missing.points == (Point.SHARING, Point.WITHDRAWAL)
    assert missing.words[0].startswith("(e) The privacy notice")
    assert missing.words[-1] == "Whether an interpreter is needed"


@pytest.mark.parametrize("left_out", sorted(REQUIRED))
def test_r_nrm_02_no_single_point_can_be_left_out(left_out: Point) -> None:
    assert consent_misses(REQUIRED - {left_out}, interpreter_recorded=True).points == (left_out,)


def test_the_ninth_point_is_ours_and_does_not_decide() -> None:
    assert len(REQUIRED) == 8
    assert [point.letter for point in Point] == list("abcdefghi")
    assert not consent_misses(REQUIRED, interpreter_recorded=True)


@given(st.lists(st.frozensets(points)), st.frozensets(points), st.booleans())
def test_another_session_never_makes_more_missing(
    sessions: list[frozenset[Point]], another: frozenset[Point], interpreter: bool
) -> None:
    before = consent_misses(explained_in(sessions), interpreter_recorded=interpreter)
    after = consent_misses(explained_in([*sessions, another]), interpreter_recorded=interpreter)
    assert set(after.points) <= set(before.points)


@given(st.frozensets(points))
def test_nothing_is_both_explained_and_missing(explained: frozenset[Point]) -> None:
    missing = consent_misses(explained, interpreter_recorded=True)
    assert set(missing.points) | (explained & REQUIRED) == REQUIRED
    assert not set(missing.points) & explained


def test_the_rule_is_in_the_book() -> None:
    assert find("R-NRM-02").confidence == "OD"


SHARED = {
    "to_enforcement": False,
    "consent_stands": False,
    "basis": LawfulBasis.SAFEGUARDING,
    "special_condition": SpecialCondition.SAFEGUARDING,
    "names_parts": True,
    "has_reason": True,
}


@pytest.mark.parametrize(
    ("facts", "gate"),
    [
        ({}, Gate.NEEDS_SECOND_PERSON),
        ({"basis": LawfulBasis.VITAL_INTEREST}, Gate.ALLOW_AND_REVIEW),
        ({"consent_stands": True, "basis": None}, Gate.ALLOW),
        ({"consent_stands": True, "to_enforcement": True}, Gate.DENY),
        ({"basis": None}, Gate.DENY),
        ({"special_condition": None}, Gate.DENY),
        ({"has_reason": False}, Gate.DENY),
        ({"names_parts": False}, Gate.DENY),
    ],
)
def test_r_dp_03_the_gate(facts: dict[str, object], gate: Gate) -> None:
    assert share_gate(**SHARED | facts) is gate  # type: ignore[arg-type]
    assert find("R-DP-03").confidence == "GD"
