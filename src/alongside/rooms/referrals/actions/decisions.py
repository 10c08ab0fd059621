"""What the competent authority decided, and when the person heard of it."""

from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london, spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.referrals import queries
from alongside.rooms.referrals.actions.clocks import follow, moment_of
from alongside.rooms.referrals.actions.drafts import lock
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Referral, ToldPerson
from alongside.rooms.referrals.rules.decisions import on_decision
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.words import Authority, Outcome, Stage


@verb
def record_decision(
    *,
    referral: Referral,
    stage: Stage,
    outcome: Outcome,
    decided_on: date,
    heard_on: date | None = None,
    authority: Authority | None = None,
    no_reconsideration: bool = False,
    by: User,
    at: datetime,
) -> CompetentAuthorityDecision:
    """`no_reconsideration`: removal is planned to a state that signed both conventions (R-NRM-14)."""
    held = lock(referral)
    _check_possible(held, stage, decided_on, heard_on, at)
    decision = CompetentAuthorityDecision.objects.create(
        case_id=held.case_id,
        referral=held,
        stage=stage,
        outcome=outcome,
        decided_on=decided_on,
        heard_on=heard_on,
        authority=authority or held.authority,
        no_reconsideration=no_reconsideration,
        recorded_at=at,
        recorded_by=by,
    )
    _let_clocks_follow(held, decision, by, at)
    codes = {"stage": stage, "outcome": outcome}
    record("decision.recorded", by=by, at=at, case_id=held.case_id, about=decision, **codes)
    return decision


def _check_possible(
    referral: Referral, stage: Stage, decided_on: date, heard_on: date | None, at: datetime
) -> None:
    today = in_london(at).date()
    if referral.anonymous or referral.submitted_at is None:
        raise Refused("Only an NRM referral that was sent is decided on.", "Send the referral first.")
    if referral.state == ReferralState.WITHDRAWN:
        raise Refused("This referral was withdrawn.", "Check which referral the decision is about.")
    sent_on = in_london(referral.submitted_at).date()
    if decided_on < sent_on:
        raise Refused(
            f"A decision cannot be dated before the referral, which was sent on {spoken_day(sent_on)}.",
            "Check both dates.",
        )
    if decided_on > today or (heard_on is not None and heard_on > today):
        raise Refused("That day is still to come.", "Check the dates.")
    if heard_on is not None and heard_on < decided_on:
        raise Refused("A decision cannot be heard of before it was made.", "Check both dates.")
    _check_order(referral, stage, decided_on)


def _check_order(referral: Referral, stage: Stage, decided_on: date) -> None:
    """A first conclusive decision never comes before the first reasonable one."""
    other = Stage.REASONABLE_GROUNDS if stage is Stage.CONCLUSIVE_GROUNDS else Stage.CONCLUSIVE_GROUNDS
    first = queries.first_decisions([referral.case_id])
    found, mine = first.get((referral.pk, other)), first.get((referral.pk, stage))
    if found is None or mine is not None:
        return
    rg, cg = (found.decided_on, decided_on)
    if other is Stage.CONCLUSIVE_GROUNDS:
        rg, cg = cg, rg
    if cg < rg:
        raise Refused("A conclusive decision cannot be dated before the reasonable one.", "Check both dates.")


def _let_clocks_follow(
    referral: Referral, decision: CompetentAuthorityDecision, by: User, at: datetime
) -> None:
    """A decision that was overtaken before it was written down moves no clock. One that comes to light
    after a conclusive decision lets that one follow again."""
    stage = Stage(decision.stage)
    latest = queries.standing_decision(referral, stage)
    if Outcome(decision.outcome).decides and (latest is None or latest.pk != decision.pk):
        return
    _follow_one(referral, decision, by, at)
    later = queries.standing_decision(referral, Stage.CONCLUSIVE_GROUNDS)
    if stage is Stage.REASONABLE_GROUNDS and later is not None:
        _follow_one(referral, later, by, at)


def _follow_one(referral: Referral, decision: CompetentAuthorityDecision, by: User, at: datetime) -> None:
    facts = queries.facts_of(decision, queries.rg_positive_on(referral))
    event = moment_of(decision.decided_on)
    follow(on_decision(facts), referral=referral, event=event, why="decision", by=by, at=at)


@verb
def record_told(
    *,
    decision: CompetentAuthorityDecision,
    told_at: datetime,
    language: str = "",
    how: str = "",
    by: User,
    at: datetime,
) -> ToldPerson:
    if told_at > at:
        raise Refused("That moment is still to come.", "Check the day and the time.")
    if in_london(told_at).date() < decision.decided_on:
        raise Refused("Nobody can be told of a decision before it is made.", "Check the day.")
    told = ToldPerson.objects.create(
        case_id=decision.case_id, decision=decision, language=language, how=how, told_at=told_at, told_by=by
    )
    record("decision.told", by=by, at=at, case_id=decision.case_id, about=told)
    return told
