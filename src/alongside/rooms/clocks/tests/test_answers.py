"""What stands beside the days: versions, warnings, notes, and the things the command does not ask."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks import answers
from alongside.rooms.clocks.rules.places import (
    Timing,
    conference_times,
    conference_timing,
    next_meeting,
)
from alongside.rooms.clocks.rules.support import Outcome

ENGLAND, SCOTLAND, IRELAND = Jurisdiction
days = st.dates(date(2018, 4, 1), date(2035, 1, 1))
waits = st.integers(0, 1200).map(lambda number: timedelta(days=number))
TIMES = conference_times(datetime(2026, 6, 5, 14, tzinfo=LONDON), ideal_hours=24, limit_hours=48)


@pytest.mark.parametrize(
    ("held_at", "timing"),
    [
        (datetime(2026, 6, 6, 14, tzinfo=LONDON), Timing.MET_IDEAL),
        (datetime(2026, 6, 6, 14, 1, tzinfo=LONDON), Timing.MET_LIMIT),
        (datetime(2026, 6, 7, 13, 30, tzinfo=LONDON), Timing.MET_LIMIT),
        (datetime(2026, 6, 7, 14, tzinfo=LONDON), Timing.MET_LIMIT),
        (datetime(2026, 6, 8, 10, tzinfo=LONDON), Timing.LATE),
    ],
)
def test_r_macc_01_timing(held_at: datetime, timing: Timing) -> None:
    assert conference_timing(held_at, TIMES) is timing


def test_r_bed_06_alerts_count_the_day_of_arrival() -> None:
    assert answers.bed_alerts(date(2026, 6, 1)).outputs == {
        "day_5": date(2026, 6, 5),
        "day_6": date(2026, 6, 6),
        "day_7": date(2026, 6, 7),
    }


def test_the_version_is_that_of_the_day_of_the_decision() -> None:
    versions = [answers.reconsideration(day).versions for day in (date(2024, 3, 1), date(2025, 10, 1))]
    assert versions == [
        "reconsideration@2024-02-12; reconsideration-exclusion@start",
        "reconsideration@2025-01-16; reconsideration-exclusion@2025-09-17",
    ]
    assert answers.rg_target(date(2026, 4, 2)).versions.endswith("; bank-holidays@2026-11-22")


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (answers.rg_target(date(2029, 1, 2)), "after 31 December 2028"),
        (answers.rg_target(date(2028, 12, 28)), "after 31 December 2028"),
        (answers.rg_target(date(2011, 3, 1)), "before 1 January 2012"),
        (answers.rg_target(date(2026, 6, 12), SCOTLAND), "15 June 2026"),
        (answers.police_update(date(2029, 1, 2)), "after 31 December 2028"),
        (answers.move_on(date(2028, 12, 20), Outcome.NEGATIVE), "after 31 December 2028"),
        (answers.move_on(date(2026, 7, 10), Outcome.NEGATIVE), "up to 14 days"),
        (answers.move_on(date(2019, 1, 31), Outcome.POSITIVE), "not confirmed"),
        (answers.access_request(date(2028, 12, 5)), "after 31 December 2028"),
        (answers.access_request(date(2026, 5, 15), SCOTLAND), "15 June 2026"),
        (answers.recovery(date(2022, 12, 1)), "13 December 2022"),
        (answers.reconsideration(date(2024, 1, 1)), "general knowledge"),
        (answers.scotland(date(2026, 3, 2)), "not settled"),
        (answers.police_update(date(2026, 7, 3)), "being replaced"),
        (answers.police_update(date(2026, 7, 3), jurisdiction=SCOTLAND), "codes of their own"),
        (answers.breach(datetime(2026, 4, 3, 9, tzinfo=LONDON)), "general knowledge"),
    ],
)
def test_what_is_unsure_says_so(answer: answers.Answer, word: str) -> None:
    assert word in answer.warning
    assert "check before relying on this" in answer.warning


@pytest.mark.parametrize(
    "answer",
    [
        answers.conference(datetime(2026, 6, 5, 14, tzinfo=LONDON)),
        answers.bed(date(2026, 6, 1)),
        answers.rg_target(date(2026, 6, 12)),
        answers.rg_target(date(2026, 6, 15), SCOTLAND),
        answers.recovery(date(2022, 12, 13)),
        answers.cg_earliest(date(2026, 3, 2)),
        answers.reconsideration(date(2025, 10, 1)),
        answers.move_on(date(2026, 1, 22), Outcome.POSITIVE),
    ],
)
def test_what_is_sure_does_not_cry(answer: answers.Answer) -> None:
    assert answer.warning == ""


def test_an_empty_output_is_explained() -> None:
    assert "Open" in answers.recovery(date(2026, 3, 2)).note
    assert "Open" in answers.northern_ireland(date(2026, 3, 2)).note
    assert "negative one ends support on 20 March 2026" in (
        answers.northern_ireland(date(2026, 3, 2), date(2026, 3, 20)).note
    )
    assert "No fixed period" in answers.move_on(date(2026, 1, 22), Outcome.POSITIVE, SCOTLAND).note


def test_outputs_are_taken_as_what_they_are() -> None:
    answer = answers.conference(datetime(2026, 6, 5, 14, tzinfo=LONDON))
    assert answer.moment("limit") == datetime(2026, 6, 7, 14, tzinfo=LONDON)
    assert answers.reconsideration(date(2024, 1, 1)).day("reconsider_by") is None
    assert answers.bed(date(2026, 6, 1)).day("must_end_by") == date(2026, 6, 8)
    with pytest.raises(TypeError, match="R-BED-03"):
        answers.bed(date(2026, 6, 1)).moment("must_end_by")


@pytest.mark.parametrize("ask", [answers.recovery, answers.scotland, answers.northern_ireland])
def test_a_conclusive_decision_cannot_come_first(ask: type) -> None:
    with pytest.raises(Refused, match="2 March 2026 or later"):
        ask(date(2026, 3, 2), date(2026, 3, 1))


def test_r_dev_01_is_not_known_before_its_regulations() -> None:
    with pytest.raises(Refused, match="1 April 2018"):
        answers.scotland(date(2018, 3, 31))


def day_of(answer: answers.Answer, output: str) -> date:
    day = answer.day(output)
    assert day is not None
    return day


@given(days, waits)
def test_r_nrm_11_recovery_is_never_shorter_than_its_minimum(rg: date, wait: timedelta) -> None:
    period = answers.recovery(rg, rg + wait)
    minimum_end = day_of(period, "minimum_end")
    assert period.outputs["ends_on"] == max(minimum_end, rg + wait)
    assert answers.cg_earliest(rg).outputs["cg_earliest"] == minimum_end + timedelta(days=1)


@given(days, waits)
def test_r_dev_the_earlier_wins_in_scotland_and_the_later_in_northern_ireland(
    rg: date, wait: timedelta
) -> None:
    cg = rg + wait
    scottish = day_of(answers.scotland(rg, cg), "support_ends")
    irish = day_of(answers.northern_ireland(rg, cg), "support_ends")
    assert rg <= scottish <= cg <= irish
    assert scottish in (cg, rg + timedelta(days=90))
    assert irish in (cg, rg + timedelta(days=45))


@given(days, days, st.sampled_from(list(Jurisdiction)))
def test_r_nrm_r_cj_r_dp_a_later_day_is_never_due_sooner(
    one: date, two: date, jurisdiction: Jurisdiction
) -> None:
    one, two = sorted((one, two))

    def ends(day: date) -> list[date]:
        return [
            day_of(answers.rg_target(day, jurisdiction), "target"),
            day_of(answers.move_on(day, Outcome.NEGATIVE, jurisdiction), "support_minimum_end"),
            day_of(answers.police_update(day, True, jurisdiction), "tell_by"),
            day_of(answers.access_request(day, jurisdiction), "reply_by"),
        ]

    assert all(first <= then for first, then in zip(ends(one), ends(two), strict=True))


@given(days)
def test_r_cj_01_enhanced_rights_never_wait_longer(day: date) -> None:
    soon, later = (day_of(answers.police_update(day, enhanced), "tell_by") for enhanced in (True, False))
    assert day < soon < later


@given(days.filter(lambda day: day >= date(2024, 2, 12)))
def test_r_nrm_14_always_leaves_four_weeks(day: date) -> None:
    left = day_of(answers.reconsideration(day), "reconsider_by") - day
    assert timedelta(days=29) <= left <= timedelta(days=31)


@pytest.mark.parametrize(
    ("met", "meeting"),
    [
        ("2026-06-01", "2026-06-03"),
        ("2026-06-03", "2026-06-17"),
        ("2026-06-04", "2026-06-17"),
        ("2026-05-01", "2026-05-06"),
    ],
)
def test_r_macc_08_the_first_meeting_after_the_day(met: str, meeting: str) -> None:
    found = next_meeting(date.fromisoformat(met), first_on=date(2026, 6, 3), every_days=14)
    assert found == date.fromisoformat(meeting)
