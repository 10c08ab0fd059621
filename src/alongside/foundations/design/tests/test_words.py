from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.design.words import (
    LONDON,
    Urgency,
    counted,
    day,
    due_in_words,
    full_moment,
    hours_left,
    moment,
    urgency,
)

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=LONDON)  # a Sunday
MOMENTS = st.integers(1_577_836_800, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))


def test_days_and_moments_are_read_on_a_london_clock() -> None:
    summer = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert day(date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert day(summer) == "Wednesday 1 July 2026"
    assert moment(summer) == "Wednesday 1 July, 00:30"
    assert full_moment(summer) == "Wednesday 1 July 2026, 00:30"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2026, 6, 30, 23, 30))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW + timedelta(hours=41), "by Tuesday 14:05, 41 hours left"),
        (NOW + timedelta(hours=47, minutes=59), "by Tuesday 21:04, 47 hours left"),
        (NOW + timedelta(hours=72), "by Wednesday 21:05, 72 hours left"),
        (NOW + timedelta(hours=73), "by Wednesday 22:05, 3 days left"),
        (NOW + timedelta(hours=1), "by Sunday 22:05, 1 hour left"),
        (NOW + timedelta(minutes=59), "by Sunday 22:04, 59 minutes left"),
        (NOW + timedelta(minutes=1), "by Sunday 21:06, 1 minute left"),
        (NOW, "by Sunday 21:05, less than a minute left"),
        (NOW - timedelta(hours=3), "late since Sunday 18:05, 3 hours ago"),
        (NOW + timedelta(days=6), "by Saturday 21:05, 6 days left"),
        (NOW + timedelta(days=7), "by Sunday 29 November 2026 at 21:05, 7 days left"),
        (NOW - timedelta(days=9), "late since Friday 13 November 2026 at 21:05, 9 days ago"),
        (date(2026, 11, 27), "by Friday 27 November, 5 days left"),
        (date(2026, 11, 23), "by Monday 23 November, 1 day left"),
        (date(2026, 11, 22), "by Sunday 22 November, today is the last day"),
        (date(2026, 11, 21), "late since Saturday 21 November, 1 day ago"),
        (date(2027, 1, 4), "by Monday 4 January 2027, 43 days left"),
        (date(2026, 11, 1), "late since Sunday 1 November 2026, 21 days ago"),
    ],
)
def test_what_is_due_says_when_and_how_long(due: date, words: str) -> None:
    assert due_in_words(due, NOW) == words


def test_hours_are_hours_that_pass_when_the_clocks_go_forward() -> None:
    before = datetime(2026, 3, 28, 22, 0, tzinfo=LONDON)
    after = datetime(2026, 3, 29, 22, 0, tzinfo=LONDON)
    assert hours_left(after, before) == "23 hours left"
    assert due_in_words(after, before) == "by Sunday 22:00, 23 hours left"


def test_hours_are_hours_that_pass_when_the_clocks_go_back() -> None:
    before = datetime(2026, 10, 24, 22, 0, tzinfo=LONDON)
    assert hours_left(datetime(2026, 10, 25, 22, 0, tzinfo=LONDON), before) == "25 hours left"


def test_a_date_is_late_only_when_its_day_in_london_is_over() -> None:
    due = date(2026, 6, 30)
    assert urgency(due, datetime(2026, 6, 30, 22, 59, tzinfo=UTC)) is Urgency.SOON
    assert urgency(due, datetime(2026, 6, 30, 23, 1, tzinfo=UTC)) is Urgency.LATE


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (NOW - timedelta(seconds=1), Urgency.LATE),
        (NOW, Urgency.SOON),
        (NOW + timedelta(hours=24), Urgency.SOON),
        (NOW + timedelta(hours=25), Urgency.OK),
        (date(2026, 11, 27), Urgency.SOON),
        (date(2026, 11, 28), Urgency.OK),
    ],
)
def test_urgency(due: date, expected: Urgency) -> None:
    assert urgency(due, NOW) is expected


def test_nothing_is_left_after_the_end() -> None:
    assert hours_left(NOW, NOW) == "no time left"


def test_counting() -> None:
    assert (counted(1, "night"), counted(7, "night")) == ("1 night", "7 nights")
    assert counted(2, "child", "children") == "2 children"


@given(MOMENTS, MOMENTS)
def test_words_and_urgency_never_contradict_each_other(due: datetime, now: datetime) -> None:
    is_late = urgency(due, now) is Urgency.LATE
    assert due_in_words(due, now).startswith("late since " if is_late else "by ")


@given(MOMENTS, st.integers(0, 72 * 60))
def test_hours_left_are_never_rounded_up(now: datetime, minutes: int) -> None:
    words = hours_left(now + timedelta(minutes=minutes), now)
    if "hour" in words:
        assert int(words.split()[0]) * 60 <= minutes
