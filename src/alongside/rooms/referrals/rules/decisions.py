"""What follows from a referral and from each decision: which clocks end, which begin."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.moments import spoken_day
from alongside.rooms.clocks.rules.support import Outcome as Decided
from alongside.rooms.referrals.words import Outcome, Stage

HOME = Jurisdiction.ENGLAND_AND_WALES
RECOVERY = ("R-NRM-11", "R-DEV-01", "R-DEV-02")
AFTER_A_DECISION = ("R-NRM-14", "R-NRM-16")
OF_A_REFERRAL = ("R-NRM-10", *RECOVERY, "R-NRM-12", *AFTER_A_DECISION)

Start = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class ClockPlan:
    """Rules whose clocks are met, stopped and started, in this order."""

    meets: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """`rg_positive_on`: the positive reasonable grounds decision that a conclusive one follows, if known."""

    stage: Stage
    outcome: Outcome
    decided_on: date
    jurisdiction: Jurisdiction
    rg_positive_on: date | None = None
    no_reconsideration: bool = False


def on_sending(referred_on: date, jurisdiction: Jurisdiction) -> ClockPlan:
    return ClockPlan(starts=(("R-NRM-10", {"referred_on": referred_on, "jurisdiction": jurisdiction}),))


def on_decision(decision: Decision) -> ClockPlan:
    """A later decision of the same stage is a reconsideration: what followed from the earlier one stops."""
    if not decision.outcome.decides:
        return ClockPlan(stops=("R-NRM-10",) if decision.stage is Stage.REASONABLE_GROUNDS else ())
    if decision.stage is Stage.REASONABLE_GROUNDS:
        stops = (*RECOVERY, "R-NRM-12", *AFTER_A_DECISION)
        return ClockPlan(("R-NRM-10",), stops, (*_recovery_opens(decision), *_challenge(decision)))
    starts = (*_recovery_ends(decision), *_move_on(decision), *_challenge(decision))
    return ClockPlan(("R-NRM-10", "R-NRM-12"), (*RECOVERY, *AFTER_A_DECISION), starts)


def _recovery_opens(decision: Decision) -> tuple[Start, ...]:
    """In Northern Ireland support has no end before the conclusive decision, so nothing runs there."""
    if decision.outcome is not Outcome.POSITIVE:
        return ()
    facts = {"rg_positive_on": decision.decided_on}
    rules = {HOME: ("R-NRM-11", "R-NRM-12"), Jurisdiction.SCOTLAND: ("R-DEV-01",)}
    return tuple((rule, facts) for rule in rules.get(decision.jurisdiction, ()))


def _recovery_ends(decision: Decision) -> tuple[Start, ...]:
    if decision.rg_positive_on is None:
        return ()
    facts = {"rg_positive_on": decision.rg_positive_on, "cg_on": decision.decided_on}
    if decision.jurisdiction is HOME:
        return (("R-NRM-11", facts),)
    if decision.jurisdiction is Jurisdiction.SCOTLAND:
        return (("R-DEV-01", facts),)
    return (("R-DEV-02", facts),) if decision.outcome is Outcome.POSITIVE else ()


def _move_on(decision: Decision) -> tuple[Start, ...]:
    """Elsewhere a positive decision starts no fixed period of this kind."""
    if decision.outcome is Outcome.POSITIVE and decision.jurisdiction is HOME:
        return (("R-NRM-16", _after(decision)),)
    return ()


def _challenge(decision: Decision) -> tuple[Start, ...]:
    if decision.outcome is not Outcome.NEGATIVE:
        return ()
    facts = {
        "negative_on": decision.decided_on,
        "removal_to_ecat_echr_state": decision.no_reconsideration,
    }
    return (("R-NRM-14", facts), ("R-NRM-16", _after(decision)))


def _after(decision: Decision) -> dict[str, Any]:
    return {
        "cg_on": decision.decided_on,
        "outcome": Decided(decision.outcome),
        "jurisdiction": decision.jurisdiction,
    }


def warnings_about(
    decision: Decision, *, cg_earliest: date | None, heard_on: date | None, reconsidered: bool
) -> list[str]:
    """What deserves a second look. It is said beside the decision and stops nothing (R-NRM-12, R-NRM-14)."""
    said = []
    conclusive = decision.stage is Stage.CONCLUSIVE_GROUNDS
    if conclusive and decision.rg_positive_on is None:
        said.append("No positive reasonable grounds decision is recorded before it.")
    if conclusive and cg_earliest and decision.decided_on < cg_earliest:
        said.append(
            f"Earlier than expected: not before {spoken_day(cg_earliest)}. Check the date. Where councils"
            " decide about children, both decisions may come together."
        )
    if heard_on and heard_on > decision.decided_on and decision.outcome is Outcome.NEGATIVE:
        said.append("The days to ask again are counted from the decision, not from when it arrived.")
    if reconsidered:
        said.append("A second decision of this stage: a reconsideration. Figures count the first.")
    return said
