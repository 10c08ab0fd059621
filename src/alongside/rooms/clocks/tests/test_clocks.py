from datetime import date, timedelta

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.clocks.actions import meet_clocks, start_clocks, stop_clocks
from alongside.rooms.clocks.jobs import sweep_at
from alongside.rooms.clocks.models import Clock, ClockEvent
from alongside.rooms.clocks.queries import next_three, of_case, running
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import erase_again
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def looking() -> object:
    with viewing.as_service(Service.CASE_LOG, at=NOW) as viewer:
        yield viewer


def met_now() -> Case:
    alice = a_navigator()
    case = a_case(alice)
    start_clocks(case=case, rule="R-MACC-01", facts={"identified_at": NOW}, event=NOW, by=alice, at=NOW)
    return case


def test_r_macc_01_starts_two_clocks_that_keep_their_policy() -> None:
    ideal, limit = Clock.objects.filter(case=met_now()).order_by("due")
    assert (ideal.due - NOW, limit.due - NOW) == (timedelta(hours=24), timedelta(hours=48))
    assert ideal.policy_version
    assert "Westminster" in ideal.source


def test_a_clock_is_late_only_after_its_moment() -> None:
    case = met_now()
    limit = NOW + timedelta(hours=48)
    assert not any(reading.late for reading in running([case.pk], NOW))
    assert [reading.late for reading in running([case.pk], limit)] == [True, False]
    assert [reading.late for reading in running([case.pk], limit + timedelta(seconds=1))] == [True, True]


def test_a_day_lasts_until_its_midnight_in_london() -> None:
    case = met_now()
    facts = {"referred_on": date(2026, 6, 5)}
    (clock,) = start_clocks(case=case, rule="R-NRM-10", facts=facts, event=NOW, by=case.identified_by, at=NOW)
    assert (clock.due_on, clock.due.isoformat()) == (date(2026, 6, 12), "2026-06-13T00:00:00+01:00")


def test_an_open_end_starts_no_clock() -> None:
    case = met_now()
    facts = {"rg_positive_on": date(2026, 3, 2)}
    clocks = start_clocks(case=case, rule="R-NRM-11", facts=facts, event=NOW, by=case.identified_by, at=NOW)
    assert [clock.name for clock in clocks] == ["recovery_minimum_end"]


def test_meeting_and_stopping_end_only_what_runs() -> None:
    case = met_now()
    who = case.identified_by
    assert meet_clocks(case=case, rules=["R-MACC-01"], by=who, at=NOW) == 2
    assert stop_clocks(case=case, rules=None, why="closed", by=who, at=NOW) == 0
    assert {reading.clock.state for reading in of_case(case, NOW)} == {ClockState.MET}


def test_the_sweep_is_silent_about_an_erased_case() -> None:
    case = met_now()
    with viewing.as_service(Service.RETENTION, at=NOW):
        erase_again(case_id=case.pk, by=service_account(name="Retention", by=None, at=NOW), at=NOW)
    assert sweep_at(NOW + timedelta(days=9)) == 0


def test_the_sweep_says_each_thing_once_and_with_the_due_moment() -> None:
    met_now()
    later = NOW + timedelta(hours=30)
    assert [sweep_at(later), sweep_at(later)] == [1, 0]
    (event,) = ClockEvent.objects.all()
    assert event.moment == NOW + timedelta(hours=24)


def test_the_next_three_leave_out_what_has_passed_and_asks_for_nothing() -> None:
    case = met_now()
    facts = {"rg_positive_on": date(2026, 3, 2)}
    start_clocks(case=case, rule="R-NRM-12", facts=facts, event=NOW, by=case.identified_by, at=NOW)
    names = [reading.clock.name for reading in next_three(case, NOW)]
    assert names == ["conference_ideal", "conference_limit"]


def test_nobody_outside_sees_a_clock() -> None:
    case = met_now()
    with viewing.seen_by(eyes_of(a_navigator("Charlie")), at=NOW):
        assert running([case.pk], NOW) == []
