"""How conferences went: month by month, how soon, and what each case came to. Pure: facts of cases in, figures out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from alongside.foundations.kernel.moments import in_london
from alongside.reporting.came_to import CameTo, came_to
from alongside.reporting.figures import CaseFacts

LIMIT, ONE_HOUR = timedelta(hours=48), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """`first` is its first day; the cases are those identified in it."""

    first: date
    cases: int
    met: int
    within_48h: int
    median_hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    median_hours: float | None
    months: Sequence[Month]
    came_to: Mapping[CameTo, int]


def course_of(cases: Iterable[CaseFacts]) -> Course:
    every, by_month = list(cases), defaultdict(list)
    for case in every:
        by_month[in_london(case.identified_at).date().replace(day=1)].append(case)
    counted = Counter(came_to(case) for case in every)
    return Course(
        median_hours=_median_hours(every),
        months=[_month(first, of_month) for first, of_month in sorted(by_month.items())],
        came_to={end: counted[end] for end in CameTo if counted[end]},
    )


def _month(first: date, cases: Sequence[CaseFacts]) -> Month:
    waited = [case.hours_to_conference for case in cases]
    met = [wait for wait in waited if wait is not None]
    return Month(
        first=first,
        cases=len(cases),
        met=len(met),
        within_48h=sum(wait <= LIMIT for wait in met),
        median_hours=_median_hours(cases),
    )


def _median_hours(cases: Iterable[CaseFacts]) -> float | None:
    """R-MACC-01: from the identification to the first conference, in hours with one decimal."""
    waited = [wait / ONE_HOUR for case in cases if (wait := case.hours_to_conference) is not None]
    return round(median(waited), 1) if waited else None
