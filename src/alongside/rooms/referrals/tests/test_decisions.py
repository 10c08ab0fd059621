"""Decisions recorded by hand, and the clocks that follow: R-NRM-10, 11, 12, 14, 16, R-DEV-01, R-DEV-02."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import writing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.models import Clock
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.actions import (
    record_decision,
    record_past_referral,
    record_told,
    withdraw_referral,
)
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Referral
from alongside.rooms.referrals.tests.factories import YEARS_LATER, a_decision
from alongside.rooms.referrals.words import Outcome, Route, Stage

pytestmark = pytest.mark.django_db

RG, CG = Stage
POSITIVE, NEGATIVE, SUSPENDED = Outcome
MARCH_2 = date(2026, 3, 2)


def sent_on(case: Case, worker: User, day: date, route: Route = Route.NRM) -> Referral:
    at = datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)
    return record_past_referral(
        case=case, route=route, first_responder=None, sent_at=at, by=worker, at=YEARS_LATER
    )


def in_jurisdiction(case: Case, jurisdiction: str) -> None:
    case.partnership.jurisdiction = jurisdiction
    case.partnership.save()


def due(name: str) -> date | None:
    """Of the clock that runs under this name."""
    return Clock.objects.get(name=name, state="running").due_on


def running() -> set[str]:
    return set(Clock.objects.filter(state="running").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("jurisdiction", "target"),
    [
        pytest.param("england-and-wales", date(2026, 4, 13), id="R-NRM-10: England"),
        pytest.param("scotland", date(2026, 4, 10), id="R-NRM-10: Scotland"),
        pytest.param("northern-ireland", date(2026, 4, 13), id="R-NRM-10: Northern Ireland"),
    ],
)
def test_r_nrm_10_the_target_of_the_first_decision(
    case: Case, alice: User, jurisdiction: str, target: date
) -> None:
    in_jurisdiction(case, jurisdiction)
    sent_on(case, alice, date(2026, 4, 2))
    assert due("rg_target") == target
    assert Clock.objects.get().source.startswith("Home Office First Responder Toolkit")


def test_r_nrm_11_and_12_after_a_positive_first_decision(case: Case, alice: User) -> None:
    a_decision(sent_on(case, alice, MARCH_2), alice, on=MARCH_2)
    assert running() == {"recovery_minimum_end", "cg_earliest"}
    assert due("recovery_minimum_end") == date(2026, 3, 31)
    assert due("cg_earliest") == date(2026, 4, 1)
    assert Clock.objects.get(name="rg_target").state == "met"


@pytest.mark.parametrize(
    ("cg_on", "ends_on"),
    [
        pytest.param(date(2026, 3, 20), date(2026, 3, 31), id="R-NRM-11: pilot, 20 March"),
        pytest.param(date(2026, 9, 10), date(2026, 9, 10), id="R-NRM-11: 10 September"),
    ],
)
def test_r_nrm_11_recovery_ends_with_the_later(case: Case, alice: User, cg_on: date, ends_on: date) -> None:
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, on=MARCH_2)
    a_decision(referral, alice, CG, on=cg_on)
    assert due("recovery_ends") == ends_on
    assert Clock.objects.get(name="cg_earliest").state == "met"


def test_r_nrm_16_after_a_positive_conclusive_decision(case: Case, alice: User) -> None:
    referral = sent_on(case, alice, date(2025, 11, 3))
    a_decision(referral, alice, on=date(2025, 11, 10))
    a_decision(referral, alice, CG, on=date(2026, 1, 22))
    assert due("support_minimum_end") == date(2026, 3, 8)


@pytest.mark.parametrize(
    ("jurisdiction", "end"),
    [
        pytest.param("england-and-wales", date(2026, 7, 23), id="R-NRM-16: England"),
        pytest.param("scotland", date(2026, 7, 23), id="R-NRM-16: Scotland"),
        pytest.param("northern-ireland", date(2026, 7, 24), id="R-NRM-16: Northern Ireland"),
    ],
)
def test_r_nrm_16_after_a_negative_one(case: Case, alice: User, jurisdiction: str, end: date) -> None:
    in_jurisdiction(case, jurisdiction)
    a_decision(sent_on(case, alice, MARCH_2), alice, CG, NEGATIVE, on=date(2026, 7, 10))
    assert due("support_minimum_end") == end
    assert "check before relying on this" in Clock.objects.get(name="support_minimum_end").warning


@pytest.mark.parametrize(
    ("decided_on", "by"),
    [
        pytest.param(date(2025, 1, 2), date(2025, 2, 2), id="R-NRM-14: one month"),
        pytest.param(date(2025, 2, 2), date(2025, 3, 4), id="R-NRM-14: 30 days"),
    ],
)
def test_r_nrm_14_counts_from_the_decision_not_from_its_arrival(
    case: Case, alice: User, decided_on: date, by: date
) -> None:
    referral = sent_on(case, alice, decided_on)
    a_decision(referral, alice, RG, NEGATIVE, on=decided_on, heard=decided_on + timedelta(days=9))
    assert due("reconsider_by") == by


def test_r_nrm_14_not_available_starts_no_clock(case: Case, alice: User) -> None:
    record_decision(
        referral=sent_on(case, alice, date(2025, 9, 25)),
        stage=RG,
        outcome=NEGATIVE,
        decided_on=date(2025, 10, 1),
        no_reconsideration=True,
        by=alice,
        at=YEARS_LATER,
    )
    assert running() == {"support_minimum_end"}


@pytest.mark.parametrize(
    ("jurisdiction", "cg_on", "ends"),
    [
        pytest.param("scotland", None, date(2026, 5, 31), id="R-DEV-01: no conclusive decision"),
        pytest.param("scotland", date(2026, 5, 1), date(2026, 5, 1), id="R-DEV-01: 1 May"),
        pytest.param("northern-ireland", date(2026, 3, 20), date(2026, 4, 16), id="R-DEV-02: 20 March"),
        pytest.param("northern-ireland", date(2026, 6, 1), date(2026, 6, 1), id="R-DEV-02: 1 June"),
    ],
)
def test_support_in_scotland_and_northern_ireland(
    case: Case, alice: User, jurisdiction: str, cg_on: date | None, ends: date
) -> None:
    in_jurisdiction(case, jurisdiction)
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, on=MARCH_2)
    if cg_on:
        a_decision(referral, alice, CG, on=cg_on)
    assert Clock.objects.get(rule__startswith="R-DEV", state="running").due_on == ends


def test_a_reconsideration_lets_the_clocks_begin_again(case: Case, alice: User) -> None:
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, RG, NEGATIVE, on=date(2026, 3, 6))
    a_decision(referral, alice, RG, POSITIVE, on=date(2026, 4, 9))
    assert running() == {"recovery_minimum_end", "cg_earliest"}
    assert due("recovery_minimum_end") == date(2026, 5, 8)


def test_an_older_decision_that_comes_to_light_moves_no_clock(case: Case, alice: User) -> None:
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, RG, POSITIVE, on=date(2026, 4, 9))
    a_decision(referral, alice, RG, NEGATIVE, on=date(2026, 3, 6))
    assert running() == {"recovery_minimum_end", "cg_earliest"}


def test_decisions_written_down_in_the_wrong_order_end_the_same(case: Case, alice: User) -> None:
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, CG, on=date(2026, 9, 10))
    a_decision(referral, alice, RG, on=date(2026, 3, 2))
    assert due("recovery_ends") == date(2026, 9, 10)
    assert running() == {"recovery_minimum_end", "recovery_ends", "support_minimum_end"}


def test_a_suspension_is_no_decision(case: Case, alice: User) -> None:
    referral = sent_on(case, alice, MARCH_2)
    a_decision(referral, alice, RG, SUSPENDED, on=date(2026, 3, 6))
    assert running() == set()
    a_decision(referral, alice, RG, POSITIVE, on=date(2026, 3, 30))
    assert due("recovery_minimum_end") == date(2026, 4, 28)


@pytest.mark.parametrize(
    ("stage", "on", "heard", "sentence"),
    [
        (RG, date(2026, 3, 1), None, "before the referral"),
        (RG, date(2030, 1, 1), None, "still to come"),
        (RG, date(2026, 3, 9), date(2030, 1, 1), "still to come"),
        (RG, date(2026, 3, 9), date(2026, 3, 8), "heard of before"),
        (CG, date(2026, 3, 4), None, "before the reasonable one"),
    ],
)
def test_impossible_dates_are_refused(
    case: Case, alice: User, stage: Stage, on: date, heard: date | None, sentence: str
) -> None:
    referral = sent_on(case, alice, MARCH_2)
    if stage is CG:
        a_decision(referral, alice, on=date(2026, 3, 5))
    with pytest.raises(Refused, match=sentence):
        a_decision(referral, alice, stage, on=on, heard=heard)


def test_a_notification_and_a_withdrawn_referral_get_no_decision(case: Case, alice: User) -> None:
    with pytest.raises(Refused, match="Only an NRM referral"):
        a_decision(sent_on(case, alice, MARCH_2, Route.DTN), alice, on=MARCH_2)
    referral = sent_on(case, alice, MARCH_2)
    withdraw_referral(referral=referral, reason="", by=alice, at=YEARS_LATER)
    with pytest.raises(Refused, match="withdrawn"):
        a_decision(referral, alice, on=MARCH_2)


def test_the_person_hears_of_it_after_it_was_made(case: Case, alice: User) -> None:
    decision = a_decision(sent_on(case, alice, MARCH_2), alice, on=date(2026, 3, 6))
    with pytest.raises(Refused, match="before it is made"):
        record_told(
            decision=decision, told_at=datetime(2026, 3, 5, 9, tzinfo=LONDON), by=alice, at=YEARS_LATER
        )
    record_told(
        decision=decision,
        told_at=datetime(2026, 3, 6, 9, tzinfo=LONDON),
        language="sq",
        by=alice,
        at=YEARS_LATER,
    )
    assert decision.told.get().language == "sq"


def test_the_database_refuses_a_decision_heard_before_it_was_made(case: Case, alice: User) -> None:
    decision = a_decision(sent_on(case, alice, MARCH_2), alice, on=date(2026, 3, 6))
    rows = CompetentAuthorityDecision.objects.filter(pk=decision.pk)
    with pytest.raises(IntegrityError, match="heard_after"), transaction.atomic(), writing.allowed():
        rows.update(heard_on=MARCH_2)
