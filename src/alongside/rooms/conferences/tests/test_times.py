"""Times are proposed from what people stated: the most core attendees first, and nobody's silence is a yes."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.moments import LONDON
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.presenters import chosen_time, time_lines
from alongside.rooms.conferences.rules.times import Attendee, Hours, May, answer_of, propose

FRIDAY_NIGHT = datetime(2026, 6, 5, 23, 0, tzinfo=LONDON)
DAY = timedelta(days=1)


def somebody(name: str, first: int, last: int, *, core: bool = True, days: str = "0123456") -> Attendee:
    hours = Hours(time(first), time(last))
    return Attendee(uuid4(), name, core, {int(day): hours for day in days})


def at(hour: int, day: int = 6) -> datetime:
    return datetime(2026, 6, day, hour, tzinfo=LONDON)


def test_whoever_cannot_come_says_why() -> None:
    nora = somebody("Nora", 16, 20, days="5")
    assert [answer_of(nora, at(hour)).why for hour in (15, 16, 20)] == [
        "not before 16:00", "", "only until 20:00",
    ]  # fmt: skip
    assert answer_of(nora, at(16, day=7)).why == "not at work that day"
    away = Attendee(uuid4(), "Ada", True, nora.week, away=[(date(2026, 6, 6), date(2026, 6, 6))])
    assert answer_of(away, at(16)).why == "away that day"
    assert answer_of(Attendee(uuid4(), "Who", True), at(16)).may is May.UNKNOWN


def test_the_best_three_are_inside_the_limit_and_lie_apart() -> None:
    people = [somebody("Ana", 9, 18), somebody("Ruth", 13, 18), somebody("Joan", 16, 18, core=False)]
    found = propose(people, FRIDAY_NIGHT, FRIDAY_NIGHT + DAY)
    assert [one.starts for one in found] == [at(16), at(13), at(9)]
    lines = time_lines(found)
    assert (lines[1].button, lines[1].come) == ("Saturday 6 June, 13:00", "2 of 2 core, 0 of 1 others")
    assert lines[1].others == ["Joan: not before 16:00"]


def test_hours_that_nobody_stated_are_said_and_count_for_less() -> None:
    people = [somebody("Ana", 9, 12), Attendee(uuid4(), "Who", True)]
    found = propose(people, FRIDAY_NIGHT, FRIDAY_NIGHT + DAY)
    assert found[0].starts == at(9)
    assert time_lines(found)[0].come == "1 of 2 core"
    assert time_lines(found)[0].others == ["Hours not stated: Who"]


def test_with_no_hour_left_inside_the_limit_the_soonest_are_proposed_and_said_to_be_late() -> None:
    found = propose([], FRIDAY_NIGHT, FRIDAY_NIGHT + timedelta(hours=9))
    assert [one.starts.hour for one in found] == [9, 10, 11]
    assert all(one.is_late for one in found)


def test_in_a_cycle_only_its_day_is_proposed() -> None:
    found = propose([], FRIDAY_NIGHT, at(23, day=17), only_on=date(2026, 6, 17))
    assert {one.starts.date() for one in found} == {date(2026, 6, 17)}


@given(st.integers(0, 24 * 365), st.integers(3, 72))
def test_whatever_the_hour_a_proposal_leaves_notice_and_keeps_the_limit(hour: int, limit: int) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    for one in propose([], now, now + timedelta(hours=limit)):
        assert one.starts - now >= timedelta(hours=rules.NOTICE_HOURS)
        assert one.is_late or one.starts <= now + timedelta(hours=limit)
        assert 9 <= one.starts.astimezone(LONDON).hour <= 17


def test_a_button_sends_a_moment_and_nothing_else_is_one() -> None:
    assert chosen_time(at(9).isoformat()) == at(9)
    assert [chosen_time(text) for text in ("", "tomorrow", "2026-06-06T09:00", "x" * 99)] == [None] * 4


def test_a_reminder_is_the_nearest_that_was_not_known_when_they_were_asked() -> None:
    starts = at(14)
    hours = timedelta(hours=1)
    asked_long_ago, asked_at_night = starts - 60 * hours, starts - 15 * hours
    said = [
        rules.reminder_due(starts, asked_long_ago, starts - n * hours, (24, 2)) for n in (25, 24, 3, 2, 0)
    ]
    assert said == [None, 24, 24, 2, None]
    assert rules.reminder_due(starts, asked_at_night, starts - 3 * hours, (24, 2)) is None
    assert rules.reminder_due(starts, asked_at_night, starts - hours, (24, 2)) == 2
