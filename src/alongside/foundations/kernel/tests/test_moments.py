from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.moments import LONDON, read_day, read_moment, spoken_day
from alongside.foundations.kernel.results import Refused


def test_a_day_is_read() -> None:
    assert read_day("2028-02-29") == date(2028, 2, 29)
    assert spoken_day(date(2026, 3, 2)) == "2 March 2026"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "tomorrow",
            "02/03/2026",
            "2026-3-2",
            "20260302",
            "2026-W10-1",
            "2026-03-02T14:05",
            " 2026-03-02",
        ),
        *(
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "0000-01-01",
            "2026-03-32",
            "2026-03-02\n",
            "\uff12026-03-02",
        ),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"2026-03-02|a day that exists"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-02T14:05", "2026-03-02T14:05:00+00:00"),
        ("2026-06-05T14:00", "2026-06-05T14:00:00+01:00"),
        ("2026-06-05T14:00:30", "2026-06-05T14:00:30+01:00"),
        ("2026-06-05 14:00", "2026-06-05T14:00:00+01:00"),
        ("2026-06-05T13:00Z", "2026-06-05T14:00:00+01:00"),
        ("2026-06-05T13:00+00:00", "2026-06-05T14:00:00+01:00"),
        ("2026-06-05T13:00-0500", "2026-06-05T19:00:00+01:00"),
        ("2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),  # shown twice: the earlier
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30:00+00:00"),
        ("2026-03-29T02:00", "2026-03-29T02:00:00+01:00"),
        ("2026-03-29T00:59", "2026-03-29T00:59:00+00:00"),
    ],
)
def test_a_moment_is_what_a_uk_clock_showed_unless_it_says_otherwise(text: str, iso: str) -> None:
    assert read_moment(text).isoformat() == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-03-02", "give the time as well"),
        ("2026-03-29T01:00", "did not exist"),
        ("2026-03-29T01:59", "did not exist"),
        ("2026-02-30T10:00", "does not exist"),
        ("2026-03-02T10:60", "does not exist"),
        ("2026-03-02T10:00+25:00", "does not exist"),
        ("0001-01-01T00:00+14:00", "does not exist"),
        ("9999-12-31T23:59-12:00", "does not exist"),
        ("2026-03-02T24:00", "not a date with a time"),
        ("14:05", "not a date with a time"),
        ("2026-03-02T14", "not a date with a time"),
        ("2026-W10-1T14:05", "not a date with a time"),
        ("now", "not a date with a time"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_moment(text)


@pytest.mark.parametrize("read", [read_day, read_moment])
@given(text=st.text(max_size=60).filter(lambda text: "-" not in text))
def test_a_refusal_is_one_short_line(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(Refused, match=r"\A[^\n]{20,150}\Z"):
        read(text)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2036, 1, 1)).map(lambda one: one.replace(microsecond=0)))  # noqa: DTZ001
def test_a_moment_read_shows_the_same_clock(naive: datetime) -> None:
    """Whatever a clock showed is shown again; what it never showed lies in the skipped hour."""
    try:
        moment = read_moment(naive.isoformat())
    except Refused:
        before = (naive - timedelta(hours=1)).replace(tzinfo=LONDON)
        after = (naive + timedelta(hours=1)).replace(tzinfo=LONDON)
        assert before.utcoffset() != after.utcoffset()
    else:
        assert moment.replace(tzinfo=None) == naive
        assert moment.fold == 0
