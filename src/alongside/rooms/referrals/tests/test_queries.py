from datetime import date, datetime, timedelta

import pytest

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import an_answer
from alongside.rooms.directory.tests.factories import an_agency
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.actions import record_not_referred, record_past_referral, withdraw_referral
from alongside.rooms.referrals.models import Referral
from alongside.rooms.referrals.queries import (
    first_decisions,
    first_responders,
    not_referred_standing,
    nrm_exhausted,
    rg_awaited,
    route_for,
    sent_to_nrm,
)
from alongside.rooms.referrals.tests.factories import SENT, YEARS_LATER, a_decision, host_of
from alongside.rooms.referrals.words import NotReferredReason, Outcome, Route, Stage

pytestmark = pytest.mark.django_db
RG, CG = Stage
DAY = timedelta(days=1)


def sent(case: Case, worker: User, at: datetime = SENT) -> Referral:
    return record_past_referral(
        case=case, route=Route.NRM, first_responder=None, sent_at=at, by=worker, at=YEARS_LATER
    )


def not_referred(case: Case, worker: User, reason: NotReferredReason, at: datetime = SENT) -> None:
    record_not_referred(case=case, reason=reason, settled_at=at, by=worker, at=YEARS_LATER)


def in_the_nrm(case: Case) -> tuple[bool, bool]:
    return rg_awaited(case), nrm_exhausted(case)


def test_r_bed_01_the_way_through_the_nrm(case: Case, alice: User) -> None:
    assert in_the_nrm(case) == (False, False)
    referral = sent(case, alice)
    assert in_the_nrm(case) == (True, False)
    a_decision(referral, alice, on=date(2026, 6, 10))
    assert in_the_nrm(case) == (False, False)
    a_decision(referral, alice, CG, on=date(2027, 6, 10))
    assert in_the_nrm(case) == (False, True)


def test_r_bed_01_a_negative_first_decision_exhausts_and_a_reconsideration_reopens(
    case: Case, alice: User
) -> None:
    referral = sent(case, alice)
    a_decision(referral, alice, RG, Outcome.NEGATIVE, on=date(2026, 6, 10))
    assert in_the_nrm(case) == (False, True)
    a_decision(referral, alice, RG, Outcome.POSITIVE, on=date(2026, 7, 10))
    assert in_the_nrm(case) == (False, False)


def test_r_bed_01_suspended_still_waits(case: Case, alice: User) -> None:
    a_decision(sent(case, alice), alice, RG, Outcome.SUSPENDED, on=date(2026, 6, 10))
    assert in_the_nrm(case) == (True, False)


def test_r_bed_01_a_positive_decision_from_before_is_exhausted(case: Case, alice: User) -> None:
    not_referred(case, alice, NotReferredReason.ALREADY_POSITIVE_CG)
    assert in_the_nrm(case) == (False, True)


def test_r_bed_01_a_withdrawn_referral_is_neither(case: Case, alice: User) -> None:
    withdraw_referral(referral=sent(case, alice), reason="", by=alice, at=YEARS_LATER)
    assert in_the_nrm(case) == (False, False)


def test_of_two_decisions_of_a_stage_the_first_counts(case: Case, alice: User) -> None:
    referral = sent(case, alice)
    a_decision(referral, alice, RG, Outcome.SUSPENDED, on=date(2026, 6, 8))
    a_decision(referral, alice, RG, Outcome.POSITIVE, on=date(2026, 8, 10))
    a_decision(referral, alice, RG, Outcome.NEGATIVE, on=date(2026, 6, 10))
    first = first_decisions([case.pk])
    assert {key: decision.outcome for key, decision in first.items()} == {(referral.pk, RG): "negative"}


def test_not_referred_stands_until_a_later_referral(case: Case, alice: User) -> None:
    not_referred(case, alice, NotReferredReason.REFUSED, SENT)
    sent(case, alice, SENT - DAY)
    assert not_referred_standing([case.pk])[case.pk].reason == "refused"
    sent(case, alice, SENT + DAY)
    assert not_referred_standing([case.pk]) == {}
    assert sent_to_nrm([case.pk]).count() == 2


def test_first_responders_of_the_area_stand_first(case: Case) -> None:
    far = an_agency("A charity elsewhere", is_first_responder=True)
    an_agency("Enforcement", AgencyKind.IMMIGRATION_ENFORCEMENT, is_first_responder=True)
    an_agency("No responder")
    assert list(first_responders(case)) == [host_of(case), far]


@pytest.mark.parametrize(
    ("said", "with_duty", "route"),
    [
        (Said.YES, False, Route.NRM),
        (Said.NOT_YET, True, Route.UNDECIDED),
        (Said.NO, True, Route.DTN),
        (Said.NO, False, Route.NONE_RECORD_ONLY),
    ],
)
def test_r_nrm_01_from_what_is_recorded(
    case: Case, alice: User, said: Said, with_duty: bool, route: Route
) -> None:
    an_answer(case, alice, said)
    responder = an_agency(is_first_responder=True, has_duty_to_notify=with_duty)
    assert route_for(case, choice_of(case).consents, responder) is route
    assert route_for(case, None, None) is Route.UNDECIDED
