"""What others owe the person, or we owe them: news from the police, their data, word of a breach."""

from datetime import date, datetime

from alongside.foundations.kernel.calendars import Calendar
from alongside.foundations.kernel.periods import calendar_months, elapsed_hours
from alongside.foundations.kernel.rules import rule


@rule(
    "R-CJ-01",
    source="Victims' Code, right 6, in the copy of a police and crime commissioner",
    confidence="PG",
    policies=("victims-code-enhanced-working-days", "victims-code-standard-working-days"),
    words="Police tell a victim within 5 working days what happened (arrest, interview under caution,"
    " release, bail, no investigation); within 1 where enhanced rights hold, as we take them to do here.",
)
def police_tell_by(happened_on: date, *, working_days: int, calendar: Calendar) -> date:
    return calendar.working_days_after(happened_on, working_days)


@rule(
    "R-DP-01",
    source="UK GDPR, article 12(3)",
    confidence="G",
    policies=("access-request-months", "access-request-extension-months"),
    words="A person's request for their data is answered in one calendar month, or the next working day after; in two"
    " months more where it is complex or one of many, if the person hears within the first month why.",
)
def access_reply_by(received_on: date, *, months: int, calendar: Calendar) -> date:
    return calendar.next_working_day(calendar_months(received_on, months))


@rule("R-DP-02", source="UK GDPR, article 33", confidence="G", policies=("breach-report-hours",))
def breach_report_by(aware_at: datetime, *, hours: int) -> datetime:
    """The Information Commissioner hears of a breach within 72 elapsed hours; weekends and holidays count."""
    return elapsed_hours(aware_at, hours)
