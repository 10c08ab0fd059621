"""Whatever the order of the rows, and whatever one case says, the others come out the same."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from alongside.journeys.import_case_log.entries import LoggedCase
from alongside.journeys.import_case_log.reading import Row, read_log
from alongside.journeys.import_case_log.rules import RefusedCase, check
from alongside.journeys.import_case_log.tests.logs import NOW, WESTMINSTER
from alongside.journeys.import_case_log.words import Event

A_FEW = [row for row in read_log(WESTMINSTER) if row.case in {"WM-001", "WM-019", "WM-026"}]
SPOILED = st.builds(
    Row,
    line=st.integers(700, 900),
    case=st.just("WM-019"),
    at=st.sampled_from(
        ["2019-12-20", "2019-12-20T10:00", "2019-12-24T10:00", "2020-03-29T01:30", "", "soon"]
    ),
    event=st.sampled_from([*Event, "", "arrived"]),
    who=st.sampled_from(["", "Crisis", "Crisis: Team", ": Team"]),
    value=st.sampled_from(["", "positive", "hostel", "2020-01-01 Step", "2020-01-01", "legal", "\u202e"]),
    spill=st.booleans(),
)


def said(rows: Sequence[Row]) -> dict[str, tuple[tuple[str, ...], ...] | str]:
    """Each case with its entries in order; of a refused one only that it is."""
    return {
        case.reference: tuple((*entry.identity, str(entry.at)) for entry in case.entries)
        if isinstance(case, LoggedCase)
        else "refused"
        for case in check(rows, NOW)
    }


@given(st.permutations(A_FEW))
def test_the_order_of_rows_says_nothing(rows: list[Row]) -> None:
    assert said(rows) == said(A_FEW)


@given(st.lists(SPOILED, min_size=1, max_size=4))
def test_whatever_one_case_says_the_others_are_the_same(more: list[Row]) -> None:
    before, after = said(A_FEW), said([*more, *A_FEW])
    del before["WM-019"], after["WM-019"]
    assert after == before


@given(st.lists(SPOILED, min_size=1, max_size=4))
def test_a_refusal_names_lines_of_its_own_case(more: list[Row]) -> None:
    own = {row.line for row in [*more, *A_FEW] if row.case == "WM-019"}
    for case in check([*more, *A_FEW], NOW):
        if isinstance(case, RefusedCase):
            assert {problem.line for problem in case.problems} <= own
