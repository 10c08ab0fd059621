"""Every clock's question, answered from the facts: the policy of the day is looked up here and kept.

Pages, jobs and the command line all ask here, so that none of them can count differently.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from alongside.foundations.kernel.calendars import Calendar, Jurisdiction, calendar_of
from alongside.foundations.kernel.dated import PolicyEntry
from alongside.foundations.kernel.moments import in_london, spoken_day
from alongside.foundations.kernel.periods import calendar_months
from alongside.foundations.kernel.rules import Rule, find
from alongside.rooms.clocks import policy_files as files
from alongside.rooms.clocks.rules import decisions, duties, places, support
from alongside.rooms.clocks.rules.support import Outcome

Output = date | str | None  # a datetime is a date
HOME = Jurisdiction.ENGLAND_AND_WALES
BED_ALERTS = ("next_place", "decide", "last_night")
BED_ALERTS_OF_SEVEN_NIGHTS = {
    "day_5": 5,
    "day_6": 6,
    "day_7": 7,
}  # whose clocks say the day; day 1 is check-in
BED_ALERTS_BEFORE_THE_END = {"three_nights_left": 3, "two_nights_left": 2, "last_night": 1}
OPEN = "Open: there is no end before there is a conclusive decision."


@dataclass(frozen=True, slots=True)
class Answer:
    """`versions` and `warning` are kept with the clock that it starts. `note` explains an empty output."""

    rule: Rule
    outputs: Mapping[str, Output]
    policies: tuple[PolicyEntry[Any], ...] = ()
    calendar: Calendar | None = None
    warnings: tuple[str, ...] = ()
    note: str = ""

    @property
    def versions(self) -> str:
        held = [entry.version for entry in self.policies]
        return "; ".join([*held, self.calendar.version] if self.calendar else held)

    @property
    def warning(self) -> str:
        said = [entry.warning for entry in self.policies if entry.warning]
        return " ".join(dict.fromkeys([*said, *self.warnings]))

    def day(self, output: str) -> date | None:
        value = self.outputs[output]
        return value if isinstance(value, date) else None

    def moment(self, output: str) -> datetime:
        value = self.outputs[output]
        if not isinstance(value, datetime):
            raise TypeError(f"{self.rule.id} gives no moment called {output}")
        return value


@dataclass(frozen=True, slots=True)
class BedTerms:
    """What an area agreed on: the most nights, and on which two days it looks for a next place and decides."""

    nights: PolicyEntry[int]
    reminder_days: tuple[int, int]

    @property
    def alerts(self) -> Mapping[str, int]:
        days = (*self.reminder_days, self.nights.value)
        said = BED_ALERTS_OF_SEVEN_NIGHTS
        return said if days == tuple(said.values()) else dict(zip(BED_ALERTS, days, strict=True))


@dataclass(frozen=True, slots=True)
class ConferenceTerms:
    """Hours from identification to the first conference. Without an ideal, the limit is the aim."""

    ideal: PolicyEntry[int] | None
    limit: PolicyEntry[int]


@dataclass(frozen=True, slots=True)
class ReviewTerms:
    """An area that meets every so many days, and on which day it met first."""

    every: PolicyEntry[int]
    first_on: date


def conference_terms(day: date) -> ConferenceTerms:
    """Where an area has agreed on nothing of its own."""
    return ConferenceTerms(files.CONFERENCE_IDEAL_HOURS.on(day), files.CONFERENCE_LIMIT_HOURS.on(day))


def bed_terms(day: date) -> BedTerms:
    """Where an area has agreed on nothing of its own."""
    look, decide = map(int, files.BED_REMINDER_DAYS.on(day).value.split())
    return BedTerms(files.BED_STAY_NIGHTS.on(day), (look, decide))


def conference(identified_at: datetime, terms: ConferenceTerms | None = None) -> Answer:
    agreed = terms or conference_terms(in_london(identified_at).date())
    ideal, limit = agreed.ideal, agreed.limit
    times = places.conference_times(
        identified_at, ideal_hours=ideal.value if ideal else None, limit_hours=limit.value
    )
    outputs = {"ideal": times.ideal, "limit": times.limit}
    return Answer(find("R-MACC-01"), outputs, (ideal, limit) if ideal else (limit,))


def review(identified_at: datetime, terms: ReviewTerms) -> Answer:
    """Of an area that meets in a cycle."""
    met = in_london(identified_at).date()
    meeting = places.next_meeting(met, first_on=terms.first_on, every_days=terms.every.value)
    return Answer(find("R-MACC-08"), {"meeting": meeting}, (terms.every,))


def bed(check_in: date, extended_to: date | None = None, terms: BedTerms | None = None) -> Answer:
    """`extended_to` is the end that hostel and council agreed on (R-BED-04)."""
    nights = (terms or bed_terms(check_in)).nights
    end = extended_to or places.bed_must_end_by(check_in, nights=nights.value)
    return Answer(find("R-BED-03"), {"must_end_by": end}, (nights,))


def bed_alerts(check_in: date, extended_to: date | None = None, terms: BedTerms | None = None) -> Answer:
    """For a stay that was made longer, on the three days before its new end."""
    agreed = terms or bed_terms(check_in)
    if extended_to is None:
        days = {name: places.bed_alert_on(check_in, day=day) for name, day in agreed.alerts.items()}
        return Answer(find("R-BED-06"), days, (agreed.nights,))
    left = {
        output: places.bed_alert_before(extended_to, nights_left=nights)
        for output, nights in BED_ALERTS_BEFORE_THE_END.items()
    }
    return Answer(find("R-BED-06"), left, (agreed.nights,))


def handover(proposed_at: datetime) -> Answer:
    hours = files.HANDOVER_ANSWER_HOURS.on(in_london(proposed_at).date())
    by = places.handover_answer_by(proposed_at, hours=hours.value)
    return Answer(find("R-MACC-07"), {"answer_by": by}, (hours,))


def address_notice(moves: datetime) -> Answer:
    hours = files.ADDRESS_NOTICE_HOURS.on(in_london(moves).date())
    by = places.address_tell_by(moves, hours=hours.value)
    return Answer(find("R-BED-10"), {"tell_by": by}, (hours,))


def rg_target(referred_on: date, jurisdiction: Jurisdiction = HOME) -> Answer:
    target, calendar = files.RG_TARGET_WORKING_DAYS.on(referred_on), calendar_of(jurisdiction)
    day = decisions.rg_target(referred_on, working_days=target.value, calendar=calendar)
    warnings = calendar.warnings(referred_on, day)
    return Answer(find("R-NRM-10"), {"target": day}, (target,), calendar, warnings)


def recovery(rg_positive_on: date, cg_on: date | None = None) -> Answer:
    minimum = files.RECOVERY_MINIMUM_DAYS.on(rg_positive_on)
    period = support.recovery_period(rg_positive_on, cg_on, minimum_days=minimum.value)
    note = "" if cg_on else OPEN
    return Answer(find("R-NRM-11"), period._asdict(), (minimum,), note=note)


def cg_earliest(rg_positive_on: date) -> Answer:
    minimum = files.RECOVERY_MINIMUM_DAYS.on(rg_positive_on)
    period = support.recovery_period(rg_positive_on, None, minimum_days=minimum.value)
    note = "Where councils decide about children, both decisions may come together."
    outputs = {"cg_earliest": decisions.cg_earliest(period.minimum_end)}
    return Answer(find("R-NRM-12"), outputs, (minimum,), note=note)


def reconsideration(negative_on: date, removal_to_ecat_echr_state: bool = False) -> Answer:
    limit, excluded = files.RECONSIDERATION.on(negative_on), files.RECONSIDERATION_EXCLUSION.on(negative_on)
    by = decisions.reconsider_by(
        negative_on,
        limit=limit.value,
        excluded=excluded.value,
        removal_to_ecat_echr_state=removal_to_ecat_echr_state,
    )
    return Answer(find("R-NRM-14"), {"reconsider_by": by}, (limit, excluded))


def move_on(cg_on: date, outcome: Outcome, jurisdiction: Jurisdiction = HOME) -> Answer:
    positive, calendar = outcome is Outcome.POSITIVE, calendar_of(jurisdiction)
    days, working_days = files.MOVE_ON_POSITIVE_DAYS.on(cg_on), files.MOVE_ON_NEGATIVE_WORKING_DAYS.on(cg_on)
    end = support.move_on_minimum_end(
        cg_on, outcome, positive_days=days.value, negative_working_days=working_days.value, calendar=calendar
    )
    outputs = {"support_minimum_end": end}
    if not positive and end:
        warnings = calendar.warnings(cg_on, end)
        return Answer(find("R-NRM-16"), outputs, (working_days,), calendar, warnings)
    note = "" if end else "No fixed period is known outside England and Wales."
    return Answer(find("R-NRM-16"), outputs, (days,) if end else (), note=note)


def scotland(rg_positive_on: date, cg_on: date | None = None) -> Answer:
    days = files.SCOTLAND_SUPPORT_DAYS.on(rg_positive_on)
    end = support.scotland_support_ends(rg_positive_on, cg_on, days=days.value)
    return Answer(find("R-DEV-01"), {"support_ends": end}, (days,))


def northern_ireland(rg_positive_on: date, cg_on: date | None = None) -> Answer:
    days = files.NORTHERN_IRELAND_SUPPORT_DAYS.on(rg_positive_on)
    end = support.northern_ireland_support_ends(rg_positive_on, cg_on, days=days.value)
    note = "" if cg_on else OPEN
    if cg_on and cg_on != end:
        note = f"Counted for a positive decision: a negative one ends support on {spoken_day(cg_on)}."
    return Answer(find("R-DEV-02"), {"support_ends": end}, (days,), note=note)


def police_update(
    happened_on: date, enhanced: bool | None = None, jurisdiction: Jurisdiction = HOME
) -> Answer:
    """Where nobody said, enhanced rights are taken to hold, and the answer says so."""
    standard = enhanced is False
    code = files.VICTIMS_CODE_STANDARD_WORKING_DAYS if standard else files.VICTIMS_CODE_ENHANCED_WORKING_DAYS
    days, calendar = code.on(happened_on), calendar_of(jurisdiction)
    by = duties.police_tell_by(happened_on, working_days=days.value, calendar=calendar)
    warnings = calendar.warnings(happened_on, by)
    if enhanced is None:
        warnings += ("Counted for enhanced rights, since nobody said whether they hold.",)
    if jurisdiction is not HOME:
        warnings += ("Scotland and Northern Ireland have codes of their own: check before relying on this.",)
    return Answer(find("R-CJ-01"), {"tell_by": by}, (days,), calendar, warnings)


def access_request(received_on: date, jurisdiction: Jurisdiction = HOME, extended: bool = False) -> Answer:
    calendar = calendar_of(jurisdiction)
    files_of = (files.ACCESS_REQUEST_MONTHS, *([files.ACCESS_REQUEST_EXTENSION_MONTHS] if extended else []))
    entries = tuple(file.on(received_on) for file in files_of)
    months = sum(entry.value for entry in entries)
    by = duties.access_reply_by(received_on, months=months, calendar=calendar)
    same_date = calendar_months(received_on, months)
    warnings = calendar.warnings(same_date - timedelta(days=1), by)
    return Answer(find("R-DP-01"), {"reply_by": by}, entries, calendar, warnings)


def breach(aware_at: datetime) -> Answer:
    hours = files.BREACH_REPORT_HOURS.on(in_london(aware_at).date())
    by = duties.breach_report_by(aware_at, hours=hours.value)
    return Answer(find("R-DP-02"), {"report_by": by}, (hours,))


BY_RULE: Mapping[str, Callable[..., Answer]] = {
    "R-MACC-01": conference,
    "R-MACC-07": handover,
    "R-MACC-08": review,
    "R-BED-03": bed,
    "R-BED-06": bed_alerts,
    "R-BED-10": address_notice,
    "R-NRM-10": rg_target,
    "R-NRM-11": recovery,
    "R-NRM-12": cg_earliest,
    "R-NRM-14": reconsideration,
    "R-NRM-16": move_on,
    "R-DEV-01": scotland,
    "R-DEV-02": northern_ireland,
    "R-CJ-01": police_update,
    "R-DP-01": access_request,
    "R-DP-02": breach,
}
