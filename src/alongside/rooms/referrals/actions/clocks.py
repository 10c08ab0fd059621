"""The clocks of a referral, started, met and stopped as the plan of a decision says."""

from datetime import date, datetime, time

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import LONDON
from alongside.rooms.clocks.actions import meet_clocks, start_clocks, stop_clocks
from alongside.rooms.referrals.models import Referral
from alongside.rooms.referrals.rules.decisions import ClockPlan


def follow(plan: ClockPlan, *, referral: Referral, event: datetime, why: str, by: User, at: datetime) -> None:
    """`event` is when it happened, `at` when it was written down."""
    case, about = referral.case, referral.pk
    if plan.meets:
        meet_clocks(case=case, rules=plan.meets, about_id=about, by=by, at=event)
    if plan.stops:
        stop_clocks(case=case, rules=plan.stops, about_id=about, why=why, by=by, at=at)
    for rule, facts in plan.starts:
        start_clocks(case=case, rule=rule, facts=facts, event=event, about_id=about, by=by, at=at)


def moment_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
