"""What is counted of the conferences of a partnership. Pure: facts of cases in, figures out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from alongside.foundations.kernel.rules import rule

WESTMINSTER = "Westminster joint protocol, in the Local Government Association's case study"
WRITTEN_LATE = timedelta(days=1)
ONLY_ON_PAGES = frozenset(
    {"met_and_referred", "within_48h_written_late", "held_late", "late_minutes_median", "late_reasons"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """`rg_positive` is about the first reasonable grounds decision; None while there is none.

    `written` is when the first conference was written down; None where a log came in later than anybody knows.
    `late` is by how much it was held after the limit of its area, `late_why` the code of the reason, if one was said.
    `notified`: the Duty to Notify was met, without a name.
    """

    identified_at: datetime
    conferences: Sequence[datetime] = ()
    written: datetime | None = None
    late: timedelta | None = None
    late_why: str = ""
    has_plan: bool = False
    nrm_referred: bool = False
    rg_positive: bool | None = None
    notified: bool = False
    not_referred: str | None = None

    @property
    def hours_to_conference(self) -> timedelta | None:
        """R-MACC-01: elapsed time to the first one. A later one is a review and is not measured."""
        if not self.conferences:
            return None
        return min(self.conferences).astimezone(UTC) - self.identified_at.astimezone(UTC)

    @property
    def is_written_late(self) -> bool:
        """R-MACC-01: a conference is not moved inside its limit unseen."""
        return self.written is not None and self.written - min(self.conferences) > WRITTEN_LATE


@dataclass(frozen=True, kw_only=True)
class ConferenceFigures:
    """The names and their order are those of `alongside report conferences --json`, but for `ONLY_ON_PAGES`."""

    conferences_held: int
    cases: int
    first_conferences: int
    within_24h: int
    within_48h: int
    within_48h_percent: int | None
    with_action_plan: int
    action_plan_percent: int | None
    external_organisations: int
    nrm_referred: int
    nrm_referred_percent: int | None
    rg_positive: int
    rg_positive_percent: int | None
    not_referred: int
    not_referred_reasons: dict[str, int]
    met_and_referred: int
    within_48h_written_late: int
    held_late: int
    late_minutes_median: int | None
    late_reasons: dict[str, int]

    def document(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name not in ONLY_ON_PAGES}


@rule("R-STAT-01", source=WESTMINSTER, confidence="S")
def percent(part: int, whole: int) -> int | None:
    """Percentages are whole numbers, half rounded up, with a stated denominator; of nothing there is none."""
    if not whole:
        return None
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


def count(cases: Iterable[CaseFacts], *, external_organisations: int) -> ConferenceFigures:
    every = list(cases)
    met = [case for case in every if case.conferences]
    with_plan, soon, in_time = _having_a_plan(met), len(_within(met, 24)), len(_within(met, 48))
    referred = [case for case in every if case.nrm_referred]
    met_and_referred = sum(case.nrm_referred for case in met)
    positive = sum(case.rg_positive is True for case in referred)
    reasons = Counter(case.not_referred for case in every if case.not_referred)
    return ConferenceFigures(
        conferences_held=sum(len(case.conferences) for case in met),
        cases=len(every),
        first_conferences=len(met),
        within_24h=soon,
        within_48h=in_time,
        within_48h_percent=percent(in_time, len(met)),
        with_action_plan=with_plan,
        action_plan_percent=percent(with_plan, len(met)),
        external_organisations=external_organisations,
        nrm_referred=len(referred),
        nrm_referred_percent=percent(met_and_referred, len(met)),
        rg_positive=positive,
        rg_positive_percent=percent(positive, len(referred)),
        not_referred=reasons.total(),
        not_referred_reasons=dict(sorted(reasons.items())),
        met_and_referred=met_and_referred,
        within_48h_written_late=sum(case.is_written_late for case in _within(met, 48)),
        **_lateness(met),
    )


def _lateness(met: Sequence[CaseFacts]) -> dict[str, Any]:
    """A late conference whose reason nobody said counts as late, under the empty code."""
    late = [case for case in met if case.late is not None]
    minutes = [int(case.late.total_seconds() // 60) for case in late if case.late is not None]
    return {
        "held_late": len(late),
        "late_minutes_median": int(median(minutes)) if minutes else None,
        "late_reasons": dict(sorted(Counter(case.late_why for case in late).items())),
    }


def _having_a_plan(met: Sequence[CaseFacts]) -> int:
    return sum(case.has_plan for case in met)


def _within(met: Sequence[CaseFacts], hours: int) -> list[CaseFacts]:
    """Exactly on the hour is within it."""
    limit = timedelta(hours=hours)
    return [case for case in met if (waited := case.hours_to_conference) is not None and waited <= limit]


def in_hours(hours: float | None) -> str:
    return "none yet" if hours is None else f"{hours:g}"
