"""The competent authority's decisions: when one is aimed at, may come, may be challenged."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.foundations.kernel.calendars import Calendar
from alongside.foundations.kernel.periods import calendar_months, within_days
from alongside.foundations.kernel.rules import rule


class Reconsideration(StrEnum):
    """Instead of a day."""

    NO_LIMIT = "no_limit"
    NOT_AVAILABLE = "not_available"


@rule(
    "R-NRM-10",
    source="Home Office First Responder Toolkit, April 2026; online referral form",
    confidence="O",
    policies=("rg-target-working-days",),
)
def rg_target(referred_on: date, *, working_days: int, calendar: Calendar) -> date:
    """A reasonable grounds decision is aimed at within 5 working days of referral: a target, not a right."""
    return calendar.working_days_after(referred_on, working_days)


@rule(
    "R-NRM-12",
    source="Answers to parliamentary questions 48206 and 59834",
    confidence="O",
    policies=("recovery-minimum-days",),
)
def cg_earliest(recovery_minimum_end: date) -> date:
    """No conclusive decision is expected before the shortest recovery period is over; a warning, no block."""
    return recovery_minimum_end + timedelta(days=1)


@rule(
    "R-NRM-14",
    source="Home Office annex on reconsiderations, 8 May 2025; update log of the statutory guidance",
    confidence="OP",
    policies=("reconsideration", "reconsideration-exclusion"),
)
def reconsider_by(
    negative_on: date, *, limit: str, excluded: str, removal_to_ecat_echr_state: bool
) -> date | Reconsideration:
    """What was in force on the day of a negative decision says how long reconsideration may be asked for."""
    if removal_to_ecat_echr_state and excluded == "removal_to_ecat_echr_state":
        return Reconsideration.NOT_AVAILABLE
    if limit == "no_limit":
        return Reconsideration.NO_LIMIT
    if limit == "one_month":
        return calendar_months(negative_on, 1)
    return within_days(negative_on, int(limit.removesuffix("_days")))
