"""The sentences of the format, one by one, as far as they can be told without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alongside.journeys.import_case_log.entries import Organisation
from alongside.journeys.import_case_log.reading import read_log
from alongside.journeys.import_case_log.rules import RefusedCase, check
from alongside.journeys.import_case_log.tests.logs import (
    HELD,
    MET,
    NOW,
    REFERRED,
    WESTMINSTER,
    case_of,
    checked,
    refusals,
)
from alongside.journeys.import_case_log.words import Event


def reasons(*lines: str) -> str:
    return " ".join(reason for _, reason in refusals(*lines))


def test_rows_of_one_case_need_not_stand_together_or_in_order() -> None:
    found = checked(HELD, "B2,2026-03-05T09:00,identified,Crisis,hostel", MET)
    assert set(found) == {"A1", "B2"}
    assert [entry.event for entry in case_of(HELD, MET).entries] == [Event.IDENTIFIED, Event.CONFERENCE_HELD]


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("2026-03-02T14:05", "2026-03-02T14:05"),
        ("2026-07-02T14:05", "2026-07-02T13:05"),
        ("2026-07-02 14:05:30", "2026-07-02T13:05:30"),
        ("2026-07-02T14:05+00:00", "2026-07-02T14:05"),
        ("2026-07-02T14:05Z", "2026-07-02T14:05"),
        ("2026-03-02T14:05-05:00", "2026-03-02T19:05"),
        ("2025-10-26T01:30", "2025-10-26T00:30"),
        ("2026-07-02", "2026-07-01T23:00"),
    ],
)
def test_times_are_uk_wall_clock_unless_an_offset_is_given(at: str, moment: str) -> None:
    """01:30 on 26 October 2025 came twice, and the earlier is meant."""
    entry = case_of(f"A1,{at},identified,Crisis,hostel").identified
    assert entry.at == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-29T01:30", "did not exist"),
        ("2026-02-29T10:00", "does not exist"),
        ("2026-02-29", "not in the calendar"),
        ("2 March 2026", "is not a date"),
        ("yesterday at 14:00", "is not a date with a time"),
        ("2026-03-02T25:00", "is not a date with a time"),
        ("", "The time is missing"),
        ("0201-03-02T10:00", "year 201"),
        ("2062-03-02T10:00", "more than a year ahead"),
    ],
)
def test_a_time_that_cannot_be_read_is_refused(at: str, said: str) -> None:
    assert said in reasons(f"A1,{at},identified,Crisis,hostel")


def test_a_team_inside_an_organisation() -> None:
    met = case_of("A1,2026-03-02T14:05,identified,Council:  Rough Sleeping Team,hostel").identified
    assert met.who == Organisation("Council", "Rough Sleeping Team")
    assert "without its organisation" in reasons("A1,2026-03-02T14:05,identified,: Team,hostel")
    assert "longer than" in reasons(f"A1,2026-03-02T14:05,identified,{'x' * 201},hostel")


VALUES = [
    ("identified", "rough_sleeping day_centre hostel housing hospital police other"),
    ("conference_held", "in_person online phone"),
    ("advice_given", "legal immigration housing benefits"),
    ("not_referred", "disengaged refused already_positive_cg other"),
]
ENDED = "safe_house family tenancy hospital asylum_accommodation returned_home unknown other"


@pytest.mark.parametrize(("event", "values"), VALUES, ids=[event for event, _ in VALUES])
def test_every_value_of_an_event_is_known(event: str, values: str) -> None:
    first = [] if event == "identified" else [MET]
    for value in values.split():
        assert case_of(*first, f"A1,2026-03-02T15:00,{event},Crisis,{value}")
    for wrong in ("elsewhere", ""):
        assert "is not one of its values" in reasons(*first, f"A1,2026-03-02T15:00,{event},Crisis,{wrong}")


def test_where_a_bed_led_to() -> None:
    started = "A1,2026-03-02T20:00,bed_started,Kingsway,bed 6"
    for value in ENDED.split():
        assert case_of(MET, started, f"A1,2026-03-05T10:00,bed_ended,Kingsway,{value}")


@pytest.mark.parametrize("stage", ["rg_decision", "cg_decision"])
def test_decisions_are_positive_or_negative(stage: str) -> None:
    for value in ("positive", "negative"):
        assert case_of(MET, REFERRED, f"A1,2026-04-01,{stage},SCA,{value}")
    assert "not one of" in reasons(MET, REFERRED, f"A1,2026-04-01,{stage},SCA,suspended")


def test_an_action_is_a_due_date_and_a_step() -> None:
    action = "A1,2026-03-03T10:00,action_planned,Crisis"
    (entry,) = case_of(MET, HELD, f'{action},"2026-03-09 Ring the GP, then the clinic"').of(
        Event.ACTION_PLANNED
    )
    assert (entry.value.day, entry.value.text) == (date(2026, 3, 9), "Ring the GP, then the clinic")
    assert "The step is missing" in reasons(MET, HELD, f"{action},2026-03-09")
    assert "is not a date" in reasons(MET, HELD, f"{action},Ring the GP")
    assert "not in the calendar" in reasons(MET, HELD, f"{action},2026-02-30 Ring the GP")
    assert "quotation marks" in reasons(MET, HELD, f"{action},2026-03-09 Ring the GP, then the clinic")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("bed_started,Kingsway,", "the bed's label"),
        ("session_held,Crisis,", "code of a language"),
        ("session_held,Crisis,Albanian language", "code of a language"),
        ("dtn_made,Crisis,", "reason code"),
        ("closed,Crisis,", "outcome in a word"),
        (f"closed,Crisis,{'x' * 61}", "longer than 60"),
        ("found,Crisis,at home", "would be lost"),
        ("bed_requested,Crisis,now", "would be lost"),
        ("bed_extended,Kingsway,Friday", "is not a date"),
        ("conference_atended,Crisis,", "Did you mean conference_attended?"),
        (",Crisis,", "The event is missing"),
    ],
)
def test_what_else_a_row_can_lack(row: str, said: str) -> None:
    assert said in reasons(MET, f"A1,2026-03-03T10:00,{row}")


def test_a_reference_may_be_given_or_not() -> None:
    for reference in ("", "NRM/2026/17"):
        assert case_of(MET, f"{REFERRED}{reference}")


def test_exactly_one_identified_a_case() -> None:
    assert refusals(HELD) == [(2, "The case has no “identified”: every case needs exactly one.")]
    assert refusals(MET, HELD, MET) == [
        (4, "A second “identified”; the first is in line 2. A case has exactly one.")
    ]


def test_nothing_is_earlier_than_identified() -> None:
    assert refusals(MET, "A1,2026-03-02T14:04,found,Crisis,") == [
        (
            3,
            "“found” is at 14:04 on 2 March 2026, before the person was identified (14:05 on 2 March 2026).",
        )
    ]
    assert case_of(MET, "A1,2026-03-02T14:05,found,Crisis,")


def test_a_day_alone_may_equal_the_day_of_identified() -> None:
    assert case_of(MET, "A1,2026-03-02,nrm_referred,Crisis,")
    assert "before the person was identified" in reasons(MET, "A1,2026-03-01,nrm_referred,Crisis,")


def test_identified_may_be_a_day_alone() -> None:
    assert case_of("A1,2026-03-02,identified,Crisis,hostel", "A1,2026-03-02T00:00,found,Crisis,")
    assert "before" in reasons("A1,2026-03-02,identified,Crisis,hostel", "A1,2026-03-01T23:59,found,Crisis,")


def test_an_attendance_equals_the_time_of_its_conference() -> None:
    row = "A1,2026-03-03T{},conference_attended,Crisis,"
    assert case_of(MET, HELD, row.format("10:00"))
    assert case_of(MET, HELD, row.format("11:00+01:00"))
    assert refusals(MET, row.format("10:01"), HELD) == [
        (3, "No conference of this case was held at 10:01 on 3 March 2026.")
    ]
    assert "organisation that attended is missing" in reasons(
        MET, HELD, "A1,2026-03-03T10:00,conference_attended,,"
    )


def test_a_conference_of_another_case_is_not_its_own() -> None:
    found = checked(MET, HELD, MET.replace("A1", "B2"), "B2,2026-03-03T10:00,conference_attended,Crisis,")
    assert isinstance(found["B2"], RefusedCase)
    assert not isinstance(found["A1"], RefusedCase)


def test_a_conference_needs_its_time_of_day() -> None:
    assert "needs its time of day" in reasons(MET, "A1,2026-03-03,conference_held,Crisis,online")


def test_two_conferences_at_one_moment_cannot_be_told_apart() -> None:
    assert "another conference at the same moment" in reasons(MET, HELD, HELD.replace("online", "phone"))


@pytest.mark.parametrize("stage", ["rg_decision", "cg_decision"])
def test_a_decision_needs_a_referral_before_it(stage: str) -> None:
    decision = f"A1,{{}},{stage},Single Competent Authority,positive"
    assert refusals(MET, decision.format("2026-04-01"))[0][0] == 3
    assert "no “nrm_referred”" in reasons(MET, decision.format("2026-04-01"))
    assert "before the referral" in reasons(MET, REFERRED, decision.format("2026-03-03"))
    assert "before the referral" in reasons(MET, REFERRED, decision.format("2026-03-04T08:59"))
    assert case_of(MET, REFERRED, decision.format("2026-03-04"))
    assert case_of(MET, REFERRED, decision.format("2026-03-04T09:00"))


def test_a_duty_to_notify_is_no_referral() -> None:
    assert "no “nrm_referred”" in reasons(
        MET, "A1,2026-03-03,dtn_made,Crisis,fears_authorities", "A1,2026-04-01,rg_decision,SCA,positive"
    )


def test_conclusive_grounds_never_come_before_reasonable_grounds() -> None:
    rg = "A1,2026-03-10,rg_decision,SCA,positive"
    assert "before the reasonable" in reasons(MET, REFERRED, rg, "A1,2026-03-09,cg_decision,SCA,positive")
    assert case_of(MET, REFERRED, rg, "A1,2026-03-10,cg_decision,SCA,positive")


def test_of_two_decisions_it_must_be_clear_which_was_first() -> None:
    rg = "A1,2026-03-10,rg_decision,SCA,{}"
    assert "other decision at the same time" in reasons(
        MET, REFERRED, rg.format("positive"), rg.format("negative")
    )
    assert case_of(MET, REFERRED, rg.format("positive"), "A1,2026-03-11,rg_decision,SCA,negative")


def test_a_bed_starts_before_it_ends() -> None:
    started, ended = "A1,{},bed_started,Kingsway,bed 6", "A1,{},bed_ended,Kingsway,family"
    assert "had no bed" in reasons(MET, ended.format("2026-03-05T10:00"))
    assert "had no bed" in reasons(MET, "A1,2026-03-05T10:00,bed_extended,Kingsway,2026-03-12")
    two = (started.format("2026-03-02T20:00"), started.format("2026-03-03T20:00"))
    assert "The bed of line 3 had not ended yet." in reasons(MET, *two)
    moved = (two[0], ended.format("2026-03-03T20:00"), two[1], ended.format("2026-03-04T10:00"))
    assert [entry.event for entry in case_of(MET, *moved).entries][2] is Event.BED_ENDED
    assert case_of(MET, started.format("2026-03-03"), ended.format("2026-03-03"))


def test_an_extension_looks_forward() -> None:
    started = "A1,2026-03-02T20:00,bed_started,Kingsway,bed 6"
    extended = "A1,2026-03-08T10:00,bed_extended,Kingsway,{}"
    assert case_of(MET, started, extended.format("2026-03-08"))
    assert "before the day of the extension" in reasons(MET, started, extended.format("2026-03-07"))


def test_a_case_is_closed_once() -> None:
    closed = "A1,{},closed,Crisis,withdrew"
    assert case_of(MET, closed.format("2026-05-01"), closed.format("2026-05-01"))
    assert "was closed already" in reasons(MET, closed.format("2026-05-01"), closed.format("2026-05-02"))


def test_two_rows_that_say_the_same_are_one_event() -> None:
    assert len(case_of(MET, HELD, HELD, HELD.replace("The Passage", "the passage")).entries) == 2


def test_all_reasons_are_given_in_the_order_of_the_lines() -> None:
    found = refusals("A1,yesterday,found,Crisis,here", MET, "A1,2026-03-01,closed,Crisis,", MET)
    assert [line for line, _ in found] == [2, 2, 4, 5]


def test_an_unreadable_row_is_not_held_against_those_that_lean_on_it() -> None:
    attended = "A1,2026-03-03T10:00,conference_attended,Crisis,"
    assert [line for line, _ in refusals(MET, HELD.replace("10:00", "ten"), attended)] == [3]
    decided = "A1,2026-04-01,rg_decision,SCA,positive"
    assert [line for line, _ in refusals(MET, REFERRED.replace("2026", "year"), decided)] == [3]


def test_a_row_that_names_no_case_is_refused_by_itself() -> None:
    found = checked(MET, ",2026-03-03,found,Crisis,", f"{'x' * 61},2026-03-02,identified,Crisis,hostel")
    assert not isinstance(found["A1"], RefusedCase)
    assert [problem.line for problem in found[""].problems] == [3]  # type: ignore[union-attr]
    assert isinstance(found["x" * 61], RefusedCase)


def test_a_day_alone_comes_after_what_it_follows_on_that_day() -> None:
    case = case_of(MET, HELD, "A1,2026-03-03,action_planned,Crisis,2026-03-09 Ring the GP")
    assert next(case.of(Event.ACTION_PLANNED)).at == next(case.of(Event.CONFERENCE_HELD)).at
    assert case_of(MET, "A1,2026-03-02,closed,Crisis,moved").entries[1].at == case.identified.at


def test_whole_days_last_as_long_as_the_clocks_make_them() -> None:
    span = case_of("A1,2026-03-29,identified,Crisis,hostel").identified.when
    assert span.last - span.first == timedelta(hours=23) - timedelta(microseconds=1)


def test_the_westminster_log_holds_together() -> None:
    found = check(read_log(WESTMINSTER), NOW)
    assert len(found) == 46
    assert not [case for case in found if isinstance(case, RefusedCase)]
