from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.periods import beginning_with, calendar_months, elapsed_hours, within_days

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
moments = st.datetimes(datetime(1975, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def london(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=LONDON, fold=fold)  # type: ignore[arg-type,misc]


def test_beginning_with_counts_the_day_itself() -> None:
    assert beginning_with(date(2026, 3, 2), 30) == date(2026, 3, 31)
    with pytest.raises(ValueError, match="at least one day"):
        beginning_with(date(2026, 3, 2), 0)


def test_within_counts_from_the_next_day() -> None:
    assert within_days(date(2025, 1, 2), 30) == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 4, 30)),
    ],
)
def test_a_calendar_month_is_the_same_date_or_the_last_day(start: date, months: int, end: date) -> None:
    assert calendar_months(start, months) == end


def test_the_calendar_has_an_end() -> None:
    with pytest.raises(OverflowError):
        calendar_months(date(9999, 12, 1), 1)


@given(days, days, st.integers(0, 30))
def test_months_keep_the_order_of_days(one: date, two: date, months: int) -> None:
    one, two = sorted((one, two))
    assert calendar_months(one, months) <= calendar_months(two, months)


@given(days, st.integers(1, 30))
def test_months_land_in_the_right_month(start: date, months: int) -> None:
    end = calendar_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (london(2026, 3, 28, 14), london(2026, 3, 29, 15)),  # a night of 23 hours
        (london(2026, 10, 24, 14), london(2026, 10, 25, 13)),  # a night of 25
        (london(2026, 10, 24, 1, 30), london(2026, 10, 25, 1, 30)),
        (london(2026, 10, 24, 2, 30), london(2026, 10, 25, 1, 30, fold=1)),
    ],
)
def test_hours_are_elapsed_hours_when_the_clocks_change(start: datetime, end: datetime) -> None:
    reckoned = elapsed_hours(start, 24)
    assert (reckoned.isoformat(), reckoned.fold) == (end.isoformat(), end.fold)


@given(moments, st.integers(0, 200))
def test_elapsed_hours_are_real_ones(start: datetime, hours: int) -> None:
    end = elapsed_hours(start, hours)
    assert end.astimezone(UTC) - start == timedelta(hours=hours)
    assert end.tzinfo is LONDON


def test_a_moment_without_an_offset_is_nobodys() -> None:
    with pytest.raises(ValueError, match="offset"):
        elapsed_hours(datetime(2026, 3, 2, 14), 24)  # noqa: DTZ001
