"""How long support and protection last after the decisions, in each part of the United Kingdom."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from alongside.foundations.kernel.calendars import Calendar, Jurisdiction
from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.periods import beginning_with, within_days
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.rules import rule


class Outcome(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class RecoveryPeriod(NamedTuple):
    """`ends_on` is None while there is no conclusive decision: the period is open."""

    minimum_end: date
    ends_on: date | None


@rule(
    "R-NRM-11",
    source="Nationality and Borders Act 2022, section 61; written statement of 13 December 2022",
    confidence="O",
    policies=("recovery-minimum-days",),
)
def recovery_period(rg_positive_on: date, cg_on: date | None, *, minimum_days: int) -> RecoveryPeriod:
    """Recovery lasts to the conclusive decision, and at least 30 days beginning with the reasonable one."""
    minimum_end = beginning_with(rg_positive_on, minimum_days)
    if cg_on is None:
        return RecoveryPeriod(minimum_end, None)
    _in_order(rg_positive_on, cg_on)
    return RecoveryPeriod(minimum_end, max(cg_on, minimum_end))


@rule(
    "R-NRM-16",
    source="Home Office, Support in England and Wales after a positive CG decision, 22 January 2026;"
    " after a negative one sources disagree",
    confidence="OG",
    policies=("move-on-positive-days", "move-on-negative-working-days"),
    words="After a positive conclusive decision support in England and Wales lasts at least 45 days more;"
    " after a negative one 9 working days in the calendar of the jurisdiction.",
)
def move_on_minimum_end(
    cg_on: date, outcome: Outcome, *, positive_days: int, negative_working_days: int, calendar: Calendar
) -> date | None:
    """None: outside England and Wales a positive decision starts no fixed period of this kind."""
    if outcome is Outcome.NEGATIVE:
        return calendar.working_days_after(cg_on, negative_working_days)
    if calendar.jurisdiction is Jurisdiction.ENGLAND_AND_WALES:
        return within_days(cg_on, positive_days)
    return None


@rule(
    "R-DEV-01",
    source="Human Trafficking and Exploitation (Scotland) Act 2015, section 9, and SSI 2018/90",
    confidence="OD",
    policies=("scotland-support-days",),
)
def scotland_support_ends(rg_positive_on: date, cg_on: date | None, *, days: int) -> date:
    """Support in Scotland lasts 90 days from the reasonable decision, or to an earlier conclusive one."""
    longest = within_days(rg_positive_on, days)
    if cg_on is None:
        return longest
    _in_order(rg_positive_on, cg_on)
    return min(cg_on, longest)


@rule(
    "R-DEV-02",
    source="Human Trafficking and Exploitation (Northern Ireland) Act 2015, section 18, as amended in 2022",
    confidence="O",
    policies=("northern-ireland-support-days",),
)
def northern_ireland_support_ends(rg_positive_on: date, cg_on: date | None, *, days: int) -> date | None:
    """Support in Northern Ireland lasts to the conclusive decision; a positive one before day 45: to day 45."""
    if cg_on is None:
        return None
    _in_order(rg_positive_on, cg_on)
    return max(cg_on, within_days(rg_positive_on, days))


def _in_order(rg_positive_on: date, cg_on: date) -> None:
    if cg_on < rg_positive_on:
        raise Refused(
            f"A conclusive decision on {spoken_day(cg_on)} cannot come before the reasonable one:"
            f" it is dated {spoken_day(rg_positive_on)} or later."
        )
