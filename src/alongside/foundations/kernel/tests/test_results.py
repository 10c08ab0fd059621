import pytest

from alongside.foundations.kernel.results import Refused, permits, shown


def check_can_enter(age: int) -> None:
    if age < 18:
        raise Refused("This is for adults.", "Ask the council.")


def test_can_is_derived_from_its_check() -> None:
    can_enter = permits(check_can_enter)
    assert (can_enter(18), can_enter(age=17)) == (True, False)
    assert can_enter.__name__ == "can_enter"


def test_a_refusal_is_a_reason_and_a_next_step() -> None:
    with pytest.raises(Refused, match=r"^This is for adults\. Ask the council\.$"):
        check_can_enter(3)
    assert str(Refused("No.")) == "No."


def test_only_a_refusal_means_no() -> None:
    def check_can_break() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        permits(check_can_break)()


@pytest.mark.parametrize(
    ("typed", "text"),
    [("a\nb", "'a?b'"), ("x" * 40, f"'{'x' * 40}'"), ("x" * 41, f"'{'x' * 40}...'"), ("\udcff", "'?'")],
)
def test_what_was_typed_is_shown_short_and_on_one_line(typed: str, text: str) -> None:
    assert shown(typed) == text
