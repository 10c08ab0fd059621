import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.journeys.subject_access.rules import masks, struck


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Duarte rang.", "[a worker] rang."),
        ("ANA DUARTE RANG.", "[a worker] RANG."),
        ("Anabel and Ana Duartesson stay.", "Anabel and Ana Duartesson stay."),
        ("Ana alone stays.", "Ana alone stays."),
        ("Tom's brother, Tom Duarte", "[x]'s brother, [x] Duarte"),
        ("ana@example.org wrote (ana@example.org)", "[an address] wrote ([an address])"),
        ("", ""),
    ],
)
def test_names_are_struck_out_as_whole_words(text: str, shown: str) -> None:
    found = {"Ana Duarte": "[a worker]", "Tom": "[x]", "ana@example.org": "[an address]"}
    assert struck(text, found) == shown


def test_of_two_that_overlap_the_longer_one_counts() -> None:
    assert struck("Ana Duarte", {"Ana": "[1]", "Ana Duarte": "[2]"}) == "[2]"


def test_the_persons_own_name_and_short_words_stay() -> None:
    found = {"Sol": "[a guest]", "Jo": "[a guest]", " Ana Duarte ": "[a worker]"}
    assert masks(found, own=["SOL"]) == {"Ana Duarte": "[a worker]"}


@given(st.text(), st.dictionaries(st.text(min_size=3).filter(str.strip), st.just("[x]"), max_size=4))
def test_no_word_that_is_to_go_is_left_between_spaces(text: str, found: dict[str, str]) -> None:
    wanted = masks(found, own=())
    for words in wanted:
        assert words not in struck(f"{text} {words} {text}", {words: "[x]"}).split(" ") or " " in words
