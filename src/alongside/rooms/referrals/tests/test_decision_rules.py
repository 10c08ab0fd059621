"""Which clocks follow a decision (R-NRM-10, 11, 12, 14, 16, R-DEV-01, 02), and what is said beside it."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.referrals.rules.decisions import Decision, on_decision, on_sending, warnings_about
from alongside.rooms.referrals.words import Outcome, Stage

ENGLAND, SCOTLAND, NI = Jurisdiction
RG, CG = Stage
POSITIVE, NEGATIVE, SUSPENDED = Outcome
MARCH_2 = date(2026, 3, 2)
SEPT_10 = date(2026, 9, 10)


def started(
    stage: Stage, outcome: Outcome, jurisdiction: Jurisdiction, rg: date | None = MARCH_2
) -> list[str]:
    decision = Decision(
        stage=stage, outcome=outcome, decided_on=SEPT_10, jurisdiction=jurisdiction, rg_positive_on=rg
    )
    return [rule for rule, _ in on_decision(decision).starts]


def test_r_nrm_10_starts_with_the_sending() -> None:
    plan = on_sending(MARCH_2, ENGLAND)
    assert plan.starts == (("R-NRM-10", {"referred_on": MARCH_2, "jurisdiction": ENGLAND}),)


@pytest.mark.parametrize(
    ("stage", "outcome", "jurisdiction", "rules"),
    [
        (RG, POSITIVE, ENGLAND, ["R-NRM-11", "R-NRM-12"]),
        (RG, POSITIVE, SCOTLAND, ["R-DEV-01"]),
        (RG, POSITIVE, NI, []),
        (RG, NEGATIVE, ENGLAND, ["R-NRM-14", "R-NRM-16"]),
        (RG, NEGATIVE, SCOTLAND, ["R-NRM-14", "R-NRM-16"]),
        (RG, NEGATIVE, NI, ["R-NRM-14", "R-NRM-16"]),
        (CG, POSITIVE, ENGLAND, ["R-NRM-11", "R-NRM-16"]),
        (CG, POSITIVE, SCOTLAND, ["R-DEV-01"]),
        (CG, POSITIVE, NI, ["R-DEV-02"]),
        (CG, NEGATIVE, ENGLAND, ["R-NRM-11", "R-NRM-14", "R-NRM-16"]),
        (CG, NEGATIVE, SCOTLAND, ["R-DEV-01", "R-NRM-14", "R-NRM-16"]),
        (CG, NEGATIVE, NI, ["R-NRM-14", "R-NRM-16"]),
        (RG, SUSPENDED, ENGLAND, []),
        (CG, SUSPENDED, ENGLAND, []),
    ],
)
def test_what_starts(stage: Stage, outcome: Outcome, jurisdiction: Jurisdiction, rules: list[str]) -> None:
    assert started(stage, outcome, jurisdiction) == rules


def test_without_a_known_first_decision_no_recovery_period_can_end() -> None:
    assert started(CG, POSITIVE, ENGLAND, rg=None) == ["R-NRM-16"]


@pytest.mark.parametrize("outcome", [POSITIVE, NEGATIVE])
def test_a_decision_meets_what_waited_for_it_and_overtakes_the_one_before(outcome: Outcome) -> None:
    first = Decision(stage=RG, outcome=outcome, decided_on=MARCH_2, jurisdiction=ENGLAND)
    plan = on_decision(first)
    assert plan.meets == ("R-NRM-10",)
    assert {"R-NRM-11", "R-NRM-12", "R-NRM-14", "R-NRM-16"} <= set(plan.stops)
    plan = on_decision(replace(first, stage=CG))
    assert plan.meets == ("R-NRM-10", "R-NRM-12")


def test_a_suspension_only_ends_the_waiting() -> None:
    suspended = Decision(stage=RG, outcome=SUSPENDED, decided_on=MARCH_2, jurisdiction=ENGLAND)
    assert on_decision(suspended).stops == ("R-NRM-10",)
    assert on_decision(replace(suspended, stage=CG)).stops == ()


def test_r_nrm_12_an_early_conclusive_decision_is_warned_of_and_not_refused() -> None:
    early = Decision(
        stage=CG,
        outcome=POSITIVE,
        decided_on=date(2026, 3, 20),
        jurisdiction=ENGLAND,
        rg_positive_on=MARCH_2,
    )
    (said,) = warnings_about(early, cg_earliest=date(2026, 4, 1), heard_on=None, reconsidered=False)
    assert "not before 1 April 2026" in said


def test_r_nrm_14_a_late_letter_does_not_move_the_day() -> None:
    late = Decision(stage=RG, outcome=NEGATIVE, decided_on=MARCH_2, jurisdiction=ENGLAND)
    (said,) = warnings_about(late, cg_earliest=None, heard_on=SEPT_10, reconsidered=False)
    assert "counted from the decision" in said


def test_a_decision_without_the_one_before_and_a_second_one_are_pointed_at() -> None:
    alone = Decision(stage=CG, outcome=POSITIVE, decided_on=SEPT_10, jurisdiction=ENGLAND)
    said = warnings_about(alone, cg_earliest=None, heard_on=SEPT_10, reconsidered=True)
    assert len(said) == 2
