"""R-FORM-02 to 05 and R-NRM-04: what a referral misses, and what of it stops the sending."""

from dataclasses import replace
from typing import Any

import pytest

from alongside.rooms.referrals.rules.form import (
    DraftFacts,
    Gap,
    ReachFacts,
    asks_how_to_reach,
    draft_gaps,
    reach_gaps,
)
from alongside.rooms.referrals.tests.factories import FOR_A_CHILD, PROFESSIONALS, REACHABLE


def draft(child: bool = False, anonymous: bool = False, **changes: object) -> tuple[Gap, ...]:
    base = FOR_A_CHILD if child else PROFESSIONALS
    return draft_gaps(replace(base, **changes), anonymous=anonymous, child=child)  # type: ignore[arg-type]


def reach(**changes: object) -> tuple[Gap, ...]:
    return reach_gaps(replace(REACHABLE, **changes))  # type: ignore[arg-type]


def test_nothing_is_missing_from_a_full_one() -> None:
    assert draft() == draft(child=True) == reach() == ()


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        pytest.param({"email_safe": None}, (Gap.EMAIL_SAFETY,), id="R-FORM-03: email, not said"),
        pytest.param({"email_safe": False}, (Gap.NO_SAFE_CHANNEL,), id="R-FORM-03: email, not safe"),
        pytest.param({"post": "1 Any Street"}, (Gap.POST_SAFETY,), id="R-FORM-03: post, not said"),
        pytest.param({"post": "1 Any Street", "post_safe": False}, (), id="R-FORM-03: email is left"),
        pytest.param({"wants_support": None}, (Gap.SUPPORT_NOT_ASKED,), id="R-FORM-04: not asked"),
        pytest.param({"phone": ""}, (Gap.NO_WAY_TO_REACH,), id="R-FORM-04: no phone, no reason"),
        pytest.param({"phone": "", "no_phone_reason": "lost it"}, (), id="R-FORM-04: no phone, a reason"),
        pytest.param({"phone": "", "wants_support": False}, (), id="R-FORM-04: no support wanted"),
        pytest.param(
            {"phone": "", "other_phone": "07700 900456"}, (Gap.OTHER_PHONE_UNCHECKED,), id="R-FORM-04: whose?"
        ),
        pytest.param(
            {
                "phone": "",
                "other_phone": "07700 900456",
                "other_phone_whose": "sister",
                "other_not_exploiter": False,
            },
            (Gap.OTHER_PHONE_UNCHECKED,),
            id="R-FORM-04: may be an exploiter's",
        ),
        pytest.param(
            {
                "phone": "",
                "other_phone": "07700 900456",
                "other_phone_whose": "sister",
                "other_not_exploiter": True,
            },
            (),
            id="R-FORM-04: a sister's",
        ),
        pytest.param({"decision_to": ""}, (Gap.NO_RECIPIENT,), id="nobody to tell"),
        pytest.param({"decision_to": "somebody_else"}, (Gap.NO_PERMISSION,), id="somebody else, not asked"),
        pytest.param(
            {"decision_to": "somebody_else", "decision_name": "A. Solicitor", "decision_permission": True},
            (),
            id="somebody else, with a yes",
        ),
    ],
)
def test_how_to_reach_the_person(changes: dict[str, object], gaps: tuple[Gap, ...]) -> None:
    assert reach(**changes) == gaps


@pytest.mark.parametrize(
    ("second", "gaps"),
    [
        ("", (Gap.NO_SECOND_CONTACT,)),
        ("Priya@Example.org ", (Gap.SECOND_CONTACT_SAME,)),
        ("duty@example.org", ()),
    ],
)
def test_r_form_05_the_second_contact_is_somebody_else(second: str, gaps: tuple[Gap, ...]) -> None:
    assert draft(second_contact_email=second) == gaps


@pytest.mark.parametrize("detail", ["name", "phone", "email"])
def test_r_nrm_04_children_services_need_all_three(detail: str) -> None:
    left_out: dict[str, Any] = {f"children_services_{detail}": ""}
    assert draft(child=True, **left_out) == (Gap.CHILDREN_SERVICES_DETAILS,)


@pytest.mark.parametrize("told", [None, False])
def test_r_nrm_04_children_services_hear_first(told: bool | None) -> None:
    assert draft(child=True, children_services_told=told) == (Gap.CHILDREN_SERVICES_NOT_TOLD,)
    assert Gap.CHILDREN_SERVICES_NOT_TOLD.stops


def test_r_nrm_04_the_guardian_service_is_asked_for_and_stops_nothing() -> None:
    assert draft(child=True, guardian="") == (Gap.NO_GUARDIAN,)
    assert not Gap.NO_GUARDIAN.stops


def test_an_adult_is_not_asked_for_children_services() -> None:
    assert draft() == ()


def test_a_notification_says_why_the_person_refused() -> None:
    assert draft(anonymous=True) == (Gap.NO_REFUSAL_REASON,)
    assert draft(anonymous=True, refusal_reasons=("fears_authorities",)) == ()


def test_an_empty_draft_misses_much_and_every_gap_has_its_words() -> None:
    gaps = (*draft_gaps(DraftFacts(), anonymous=True, child=True), *reach_gaps(ReachFacts()))
    assert len(gaps) == 8
    assert all(gap.words for gap in Gap)


def test_what_stops_the_sending_is_written_out() -> None:
    assert {gap for gap in Gap if gap.stops} == {
        Gap.SECOND_CONTACT_SAME,
        Gap.CHILDREN_SERVICES_DETAILS,
        Gap.CHILDREN_SERVICES_NOT_TOLD,
        Gap.NO_REFUSAL_REASON,
        Gap.NO_WAY_TO_REACH,
        Gap.OTHER_PHONE_UNCHECKED,
        Gap.EMAIL_SAFETY,
        Gap.POST_SAFETY,
        Gap.NO_PERMISSION,
    }


@pytest.mark.parametrize(
    ("child", "anonymous", "asked"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_r_form_02_only_an_adult_is_asked_who_gets_the_decision(
    child: bool, anonymous: bool, asked: bool
) -> None:
    assert asks_how_to_reach(child=child, anonymous=anonymous) is asked
