from datetime import UTC, datetime, time

import pytest

from alongside.foundations.design.fields.parsing import (
    Unreadable,
    on_the_clock,
    read_day,
    read_month,
    read_time,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05", time(14, 5)),
        ("9.30", time(9, 30)),
        ("1405", time(14, 5)),
        ("2pm", time(14)),
        ("12 am", time(0)),
        ("12:15 PM", time(12, 15)),
        ("Midnight", time(0)),
        ("noon", time(12)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    "text", ["9", "24:00", "13pm", "half past two", "14:5", "2460", "\u0661\u0664:\u0660\u0665"]
)
def test_a_time_that_could_mean_two_things_or_none_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="like 14:05"):
        read_time(text)


def test_the_hour_that_spring_leaves_out_is_refused_with_its_reason() -> None:
    with pytest.raises(Unreadable) as refusal:
        on_the_clock(datetime(2026, 3, 29, 1, 30))  # noqa: DTZ001 - a reading of a wall clock
    assert refusal.value.sentence == (
        "There was no 01:30 on Sunday 29 March 2026: the clocks went forward. Enter another time"
    )


def test_of_the_hour_that_autumn_has_twice_the_first_is_meant() -> None:
    at = on_the_clock(datetime(2026, 10, 25, 1, 30))  # noqa: DTZ001 - a reading of a wall clock
    assert at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["3", "03", "mar", "March", "MARCH"])
def test_months_by_number_or_name(text: str) -> None:
    assert read_month(text) == 3


@pytest.mark.parametrize(
    ("day", "month", "year", "wrong", "sentence"),
    [
        ("", "3", "2026", ("day",), "The date must include a day"),
        ("", "", "2026", ("day", "month"), "The date must include a day and a month"),
        ("31", "2", "2026", ("day",), "February 2026 does not have a day 31"),
        ("32", "1", "2026", ("day",), "The day must be a number from 1 to 31"),
        ("1", "ma", "2026", ("month",), "The month must be a number from 1 to 12, or its name"),
        ("1", "1", "26", ("year",), "The year must be 4 numbers, like 2026"),
    ],
)
def test_a_date_that_cannot_be_read_names_the_part(
    day: str, month: str, year: str, wrong: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_day({"day": day, "month": month, "year": year})
    assert (refusal.value.wrong, refusal.value.sentence) == (wrong, sentence)
