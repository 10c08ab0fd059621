"""Decisions, with what deserves a second look and whether the person has heard of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.clocks.answers import cg_earliest
from alongside.rooms.people.languages import language_name
from alongside.rooms.referrals.models import CompetentAuthorityDecision as Decision
from alongside.rooms.referrals.queries import facts_of
from alongside.rooms.referrals.rules.decisions import warnings_about
from alongside.rooms.referrals.words import Authority, Outcome, Stage, ToldHow

Row = dict[str, str]
TONES = {Outcome.POSITIVE: "good", Outcome.NEGATIVE: "bad", Outcome.SUSPENDED: "warn"}


@dataclass(frozen=True)
class DecisionCard:
    title: str
    badge: str
    tone: str
    rows: list[Row]
    warnings: list[str]
    told: list[str]
    told_url: str


def decision_cards(decisions: Sequence[Decision]) -> list[DecisionCard]:
    """Latest first. `decisions` stand in the order in which they were made."""
    return [_card(decision, decisions) for decision in reversed(decisions)]


def _card(decision: Decision, decisions: Sequence[Decision]) -> DecisionCard:
    outcome = Outcome(decision.outcome)
    ids = {"case_id": decision.case_id, "decision_id": decision.pk}
    return DecisionCard(
        title=Stage(decision.stage).words,
        badge=outcome.words,
        tone=TONES[outcome],
        rows=_rows(decision),
        warnings=_warnings(decision, decisions),
        told=_told(decision),
        told_url=reverse("referrals:told", kwargs=ids),
    )


def _rows(decision: Decision) -> list[Row]:
    recorded = f"{full_moment(decision.recorded_at)}, {decision.recorded_by.full_name}"
    return [
        {"key": "Decided on", "value": day(decision.decided_on)},
        {"key": "Reached us on", "value": day(decision.heard_on) if decision.heard_on else ""},
        {"key": "Decided by", "value": Authority(decision.authority).words},
        {"key": "Recorded", "value": recorded},
    ]


def _warnings(decision: Decision, decisions: Sequence[Decision]) -> list[str]:
    rg_on = _rg_positive_on(decision, decisions)
    said = warnings_about(
        facts_of(decision, rg_on),
        cg_earliest=cg_earliest(rg_on).day("cg_earliest") if rg_on else None,
        heard_on=decision.heard_on,
        reconsidered=_is_second(decision, decisions),
    )
    if decision.no_reconsideration:
        said.append("It cannot be asked to be looked at again: removal to a European state is planned.")
    return said


def _rg_positive_on(decision: Decision, decisions: Sequence[Decision]) -> date | None:
    """The reasonable grounds decision that stands for the same referral, where it is positive."""
    decided = [
        other
        for other in decisions
        if other.referral_id == decision.referral_id
        and other.stage == Stage.REASONABLE_GROUNDS
        and Outcome(other.outcome).decides
    ]
    return decided[-1].decided_on if decided and decided[-1].outcome == Outcome.POSITIVE else None


def _is_second(decision: Decision, decisions: Sequence[Decision]) -> bool:
    same = [
        other.pk
        for other in decisions
        if (other.referral_id, other.stage) == (decision.referral_id, decision.stage)
        and Outcome(other.outcome).decides
    ]
    return decision.pk in same[1:]


def _told(decision: Decision) -> list[str]:
    return [
        ", ".join(
            filter(
                None,
                (
                    full_moment(told.told_at),
                    ToldHow(told.how).words.lower() if told.how else "",
                    f"in {language_name(told.language)}" if told.language else "",
                    f"by {told.told_by.full_name}",
                ),
            )
        )
        for told in decision.told.all()
    ]
