from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.calendars import (
    Jurisdiction,
    calendar_of,
    is_working_day,
    working_days_after,
)

ENGLAND, SCOTLAND, IRELAND = Jurisdiction
SUBDIVISIONS = [(ENGLAND, "ENG"), (ENGLAND, "WLS"), (SCOTLAND, "SCT"), (IRELAND, "NIR")]

jurisdictions = st.sampled_from(list(Jurisdiction))
days = st.dates(date(2010, 1, 1), date(2031, 12, 31))
counts = st.integers(0, 60)


@pytest.mark.parametrize(("jurisdiction", "subdivision"), SUBDIVISIONS)
def test_the_table_agrees_with_a_second_source(jurisdiction: Jurisdiction, subdivision: str) -> None:
    calendar = calendar_of(jurisdiction)
    years = range(calendar.first.year, calendar.last.year + 1)
    other = {day for day in holidays.country_holidays("GB", subdivision, years=years) if day.weekday() < 5}
    assert set(calendar.holidays) == other


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_the_table_holds_weekdays_inside_its_own_dates(jurisdiction: Jurisdiction) -> None:
    calendar = calendar_of(jurisdiction)
    assert (calendar.first, calendar.last) == (date(2012, 1, 1), date(2028, 12, 31))
    assert all(day.weekday() < 5 and calendar.first <= day <= calendar.last for day in calendar.holidays)


@pytest.mark.parametrize(
    ("jurisdiction", "expected"), [(ENGLAND, date(2026, 6, 19)), (SCOTLAND, date(2026, 6, 22))]
)
def test_r_cal_01_five_working_days_over_the_disputed_day(jurisdiction: Jurisdiction, expected: date) -> None:
    assert working_days_after(date(2026, 6, 12), 5, jurisdiction) == expected


def test_r_cal_01_without_the_disputed_day() -> None:
    calendar = calendar_of(SCOTLAND).without(date(2026, 6, 15))
    assert calendar.working_days_after(date(2026, 6, 12), 5) == date(2026, 6, 19)
    assert calendar.warnings(date(2026, 6, 12), date(2026, 6, 19)) == ()


@pytest.mark.parametrize(
    ("jurisdiction", "expected"), [(ENGLAND, date(2026, 11, 30)), (SCOTLAND, date(2026, 12, 1))]
)
def test_r_cal_02_st_andrews_day(jurisdiction: Jurisdiction, expected: date) -> None:
    assert working_days_after(date(2026, 11, 27), 1, jurisdiction) == expected


def test_the_three_calendars_differ_where_they_should() -> None:
    for day, working in {
        date(2026, 4, 6): (False, True, False),  # Easter Monday
        date(2026, 1, 2): (True, False, True),
        date(2026, 3, 17): (True, True, False),
        date(2026, 7, 13): (True, True, False),  # the 12th is a Sunday
        date(2026, 8, 3): (True, False, True),
        date(2026, 8, 31): (False, True, False),
    }.items():
        assert tuple(is_working_day(day, jurisdiction) for jurisdiction in Jurisdiction) == working


def test_a_disputed_day_is_spoken_of_only_where_it_was_counted() -> None:
    calendar = calendar_of(SCOTLAND)
    day = date(2026, 6, 15)
    assert "15 June 2026" in calendar.warnings(day - timedelta(days=3), day)[0]
    assert calendar.warnings(day, day + timedelta(days=7)) == ()
    assert calendar_of(ENGLAND).warnings(date(2026, 6, 12), date(2026, 6, 19)) == ()


@pytest.mark.parametrize(
    ("start", "end", "warned"),
    [
        (date(2028, 12, 20), date(2028, 12, 31), False),
        (date(2028, 12, 29), date(2029, 1, 1), True),
        (date(2011, 12, 30), date(2012, 1, 4), True),
        (date(2012, 1, 1), date(2012, 1, 9), False),
    ],
)
def test_outside_the_table_an_answer_is_warned_of(start: date, end: date, warned: bool) -> None:
    assert bool(calendar_of(ENGLAND).warnings(start, end)) is warned


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        working_days_after(date(2026, 3, 2), -1, ENGLAND)


@given(days, counts.filter(bool), jurisdictions)
def test_the_answer_is_a_working_day_and_exactly_so_many_lie_behind(
    start: date, count: int, jurisdiction: Jurisdiction
) -> None:
    end = working_days_after(start, count, jurisdiction)
    passed = [start + timedelta(days=step + 1) for step in range((end - start).days)]
    assert is_working_day(end, jurisdiction)
    assert sum(is_working_day(day, jurisdiction) for day in passed) == count


@given(days, days, counts, counts, jurisdictions)
def test_a_later_start_or_a_longer_time_never_ends_sooner(
    one: date, two: date, short: int, long: int, jurisdiction: Jurisdiction
) -> None:
    (one, two), (short, long) = sorted((one, two)), sorted((short, long))
    ends = working_days_after(one, short, jurisdiction), working_days_after(two, long, jurisdiction)
    assert ends[0] <= ends[1]


@given(days, counts, counts, jurisdictions)
def test_counting_in_two_steps_is_counting_at_once(
    start: date, first: int, then: int, jurisdiction: Jurisdiction
) -> None:
    half = working_days_after(start, first, jurisdiction)
    assert working_days_after(half, then, jurisdiction) == working_days_after(
        start, first + then, jurisdiction
    )


@given(days, jurisdictions)
def test_the_next_working_day_is_the_first_one_from_the_day_on(day: date, jurisdiction: Jurisdiction) -> None:
    calendar = calendar_of(jurisdiction)
    rolled = calendar.next_working_day(day)
    between = [day + timedelta(days=step) for step in range((rolled - day).days)]
    assert calendar.is_working_day(rolled)
    assert not any(map(calendar.is_working_day, between))
