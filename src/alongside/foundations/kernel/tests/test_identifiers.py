import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.identifiers import UNMISTAKABLE, case_number, case_reference, random_token
from alongside.foundations.kernel.results import Refused


@given(st.integers(1, 999_999_999))
def test_a_reference_leads_back_to_its_number(number: int) -> None:
    assert case_number(case_reference(number)) == number


def test_references_look_alike_and_are_read_however_typed() -> None:
    assert case_reference(148) == "AL-0148"
    assert {case_number(typed) for typed in ("AL-0148", "al 148", " AL148 ", "al - 0148")} == {148}


@pytest.mark.parametrize(
    "typed", ["", "148", "AL-", "AL-0", "XX-0148", "AL-0148x", "AL-١٤٨", "AL-1234567890"]
)
def test_what_is_no_reference_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="AL-0148"):
        case_number(typed)


def test_cases_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        case_reference(0)


def test_tokens_are_readable_and_differ() -> None:
    tokens = {random_token(12) for _ in range(200)}
    assert len(tokens) == 200
    assert all(len(token) == 12 and set(token) <= set(UNMISTAKABLE) for token in tokens)
