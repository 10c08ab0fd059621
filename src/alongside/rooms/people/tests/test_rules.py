"""Who looks like whom. The planted pairs stand for what fieldwork writes down: other spellings, orders, alphabets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.design.part_dates import PartDate
from alongside.rooms.people.rules import (
    Birth,
    birth_likeness,
    fold,
    likeness_of,
    looks_alike,
    name_likeness,
    treat_as_child,
)
from alongside.rooms.people.words import AgeStatus


def alike(one: str, other: str, born: str = "", also_born: str = "") -> bool:
    dates = [PartDate.parse(text) if text else None for text in (born, also_born)]
    return looks_alike(likeness_of([one], dates[0]), likeness_of([other], dates[1]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selam", "Salam"),
        ("Selam Tesfay", "Tesfay Selam"),
        ("Berhane", "Birhane"),
        ("Nguyễn Văn An", "Nguyen Van An"),
        ("ሰላም", "Selam"),
        ("محمد", "Mohammed"),
        ("Fatima", "Fatma"),
        ("Ana", "Anna"),
        ("Selam", "Selam Tesfay Kidane"),
    ],
)
def test_one_name_written_twice_is_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria", "Mario"),
        ("Amina", "Amira"),
        ("Linh", "Lan"),
        ("Abdi", "Abdul"),
        ("Sol", "Luz"),
        ("Mihai", "Mihaela"),
    ],
)
def test_two_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_date_of_birth_that_fits_loosens_and_one_that_differs_ends_it() -> None:
    assert not alike("Yonas", "Jonas")
    assert alike("Yonas", "Jonas", "1999-03-02", "1999-03")
    assert not alike("Selam", "Selam", "1999-03-02", "1985-07-11")


@pytest.mark.parametrize("name", ["", "   ", "…", "🙂", "---"])
def test_a_name_that_folds_to_nothing_is_unknown_and_equals_no_other(name: str) -> None:
    assert not alike(name, name)
    assert not alike(name, "Selam")


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("1999-03-02", "1999-03-02", Birth.FITS),
        ("1999-03-02", "1999-02-03", Birth.FITS),
        ("1999-03-02", "2000-03-02", Birth.FITS),
        ("1999", "1999-03-02", Birth.FITS),
        ("1999-03-02", "1999-04-02", Birth.DIFFERS),
        ("1999", "2002", Birth.DIFFERS),
    ],
)
def test_births(one: str, other: str, said: Birth) -> None:
    assert birth_likeness(PartDate.parse(one), PartDate.parse(other)) is said
    assert birth_likeness(PartDate.parse(other), PartDate.parse(one)) is said


def test_an_unknown_birth_is_neither_equal_nor_different() -> None:
    assert birth_likeness(None, PartDate(1999)) is Birth.UNKNOWN


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_between_none_and_whole_and_the_same_from_both_sides(one: str, other: str) -> None:
    here, there = likeness_of([one]), likeness_of([other])
    assert 0 <= name_likeness(here, there) <= 1
    assert name_likeness(here, there) == pytest.approx(name_likeness(there, here))


@given(st.text(min_size=1, max_size=60))
def test_a_name_that_can_be_read_is_wholly_like_itself(name: str) -> None:
    if fold(name):
        assert name_likeness(likeness_of([name]), likeness_of([name])) == pytest.approx(1)


def test_while_there_is_doubt_a_person_is_treated_as_a_child() -> None:
    """R-NRM-03: declared 19, professional doubts."""
    assert [treat_as_child(age) for age in AgeStatus] == [False, True, True]
