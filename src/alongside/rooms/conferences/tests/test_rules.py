from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.moments import LONDON, in_london
from alongside.rooms.conferences import protocols, rules
from alongside.rooms.conferences.rules import ActionFacts, ItemFacts, ItemGap, MayConfer, PlanGap, QuorumGap
from alongside.rooms.conferences.words import ScreenResult, SharingGround

MACC = protocols.on(date(2026, 6, 5))
CORE = MACC.core_codes


def quorum(**facts: object) -> list[str]:
    usual: dict[str, object] = {
        "core": CORE,
        "invited": set(CORE),
        "present": set(CORE[:2]),
        "has_chair": True,
        "has_minute_taker": True,
        "least_present": MACC.least_core_present,
    }
    return [str(gap) for gap in rules.quorum_gaps(**usual | facts)]  # type: ignore[arg-type]


def test_r_macc_02_three_invited_two_present_chair_and_minute_taker_named() -> None:
    assert quorum() == []


@pytest.mark.parametrize(
    ("facts", "gaps"),
    [
        ({"present": {"lead_charity"}}, ["too_few_present"]),
        ({"present": {"lead_charity", "police", "nurse"}}, ["too_few_present"]),
        ({"invited": {"lead_charity", "rough_sleeping_team"}}, ["not_invited:adult_social_care"]),
        ({"has_chair": False}, ["no_chair"]),
        ({"has_minute_taker": False}, ["no_minute_taker"]),
        (
            {"invited": set(), "present": set(), "has_chair": False, "has_minute_taker": False},
            [f"not_invited:{kind}" for kind in CORE] + ["too_few_present", "no_chair", "no_minute_taker"],
        ),
    ],
)
def test_r_macc_02_says_what_is_missing(facts: dict[str, object], gaps: list[str]) -> None:
    assert quorum(**facts) == gaps


def test_r_macc_02_a_gap_is_kept_as_one_word() -> None:
    assert str(QuorumGap("no_chair")) == "no_chair"


def test_r_macc_03_the_eight_items_and_their_sections() -> None:
    assert [(topic.number, topic.section) for topic in MACC.agenda] == [
        (1, Section.SUPPORT),
        (2, Section.HEALTH),
        (3, Section.SUPPORT),
        (4, Section.WHEREABOUTS),
        (5, Section.HEALTH),
        (6, Section.REFERRAL),
        (7, Section.IMMIGRATION),
        (8, Section.FAMILY),
    ]


@pytest.mark.parametrize(
    ("item", "gap"),
    [
        (ItemFacts(1, "", "", ""), ItemGap.NOTHING),
        (ItemFacts(1, "discussed", "", "a reason"), ItemGap.DECISION),
        (ItemFacts(1, "discussed", "  ", ""), ItemGap.DECISION),
        (ItemFacts(1, "not_relevant", "a decision", ""), ItemGap.REASON),
        (ItemFacts(1, "discussed", "a decision", ""), None),
        (ItemFacts(1, "not_relevant", "", "a reason"), None),
    ],
)
def test_r_macc_03_a_decision_or_a_reason(item: ItemFacts, gap: ItemGap | None) -> None:
    assert rules.agenda_gaps([1], [item]).get(1) == gap


def test_r_macc_03_an_item_nobody_wrote_is_missing() -> None:
    assert rules.agenda_gaps([1, 2], [ItemFacts(2, "discussed", "yes", "")]) == {1: ItemGap.NOTHING}


def test_r_macc_04_no_actions_no_plan() -> None:
    assert rules.plan_gaps([]) == (PlanGap("action"),)


def test_r_macc_04_an_action_without_owner_or_date_is_invalid() -> None:
    actions = [ActionFacts(1, True, True), ActionFacts(2, False, True), ActionFacts(3, False, False)]
    assert rules.plan_gaps(actions) == (PlanGap("owner", 2), PlanGap("owner", 3), PlanGap("date", 3))


@pytest.mark.parametrize(
    ("today", "is_open", "late"),
    [
        (date(2026, 6, 8), True, False),
        (date(2026, 6, 9), True, True),
        (date(2026, 6, 9), False, False),
    ],
)
def test_r_macc_04_overdue_is_after_the_day_and_open(today: date, is_open: bool, late: bool) -> None:
    assert rules.is_overdue(date(2026, 6, 8), today, is_open=is_open) is late


@pytest.mark.parametrize(
    ("points", "result"),
    [
        ((True, True, True), ScreenResult.MET),
        ((True, True, False), ScreenResult.NOT_MET),
        ((False, None, None), ScreenResult.NOT_MET),
        ((True, True, None), ScreenResult.INCOMPLETE),
        ((None, None, None), ScreenResult.INCOMPLETE),
    ],
)
def test_r_macc_05_three_points(points: tuple[bool | None, ...], result: ScreenResult) -> None:
    has_needs, at_risk, cannot_protect = points
    assert (
        rules.safeguarding_result(has_needs=has_needs, at_risk=at_risk, cannot_protect=cannot_protect)
        is result
    )


@pytest.mark.parametrize(
    ("child", "ground", "reason", "verdict"),
    [
        (True, SharingGround.AGREED, "", MayConfer.CHILDRENS_SERVICES),
        (False, None, "", MayConfer.NEEDS_GROUND),
        (False, SharingGround.AGREED, "", MayConfer.YES),
        (False, SharingGround.SAFEGUARDING, " ", MayConfer.NEEDS_REASON),
        (False, SharingGround.VITAL_INTEREST, "He is in danger tonight", MayConfer.YES),
    ],
)
def test_r_macc_06_on_what_ground(
    child: bool, ground: SharingGround | None, reason: str, verdict: MayConfer
) -> None:
    assert rules.may_confer(treat_as_child=child, ground=ground, reason=reason) is verdict


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-06-05T09:00", "2026-06-05T11:00"),
        ("2026-06-05T09:01", "2026-06-05T12:00"),
        ("2026-06-05T15:00", "2026-06-05T17:00"),
        ("2026-06-05T15:01", "2026-06-06T09:00"),
        ("2026-06-05T23:00", "2026-06-06T09:00"),
        ("2026-03-28T23:30", "2026-03-29T09:00"),
    ],
)
def test_the_proposed_hour(now: str, start: str) -> None:
    found = rules.suggested_start(datetime.fromisoformat(now).replace(tzinfo=LONDON))
    assert found == datetime.fromisoformat(start).replace(tzinfo=LONDON)


@given(st.integers(0, 5_000_000))
def test_the_proposed_hour_leaves_notice_and_is_never_a_day_away(minutes: int) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    start = rules.suggested_start(now)
    assert start.minute == 0
    assert 9 <= in_london(start).hour <= 17
    assert 2 <= (start - now).total_seconds() / 3600 <= 20


def test_every_law_of_safeguarding_but_the_tested_words_is_marked_for_checking() -> None:
    assert [law.nation for law in MACC.safeguarding] == ["england", "wales", "scotland", "northern_ireland"]
    assert all(law.check for law in MACC.safeguarding)
    assert len(MACC.safeguarding[0].points) == 3
