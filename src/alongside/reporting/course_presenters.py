"""How conferences went, as its page shows it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.foundations.design.charts import BarChart, ColumnChart
from alongside.foundations.design.words import MONTHS
from alongside.reporting.agency_figures import AgencyFacts, all_steps
from alongside.reporting.course import Course
from alongside.reporting.course_charts import by_month, charts_of
from alongside.reporting.figures import in_hours, percent
from alongside.reporting.step_ends import StepEnd


@dataclass(frozen=True)
class MonthLine:
    month: str
    cases: int
    met: int
    within_48h: int
    median_hours: str


@dataclass(frozen=True)
class CourseShown:
    """`in_time` is the sentence about steps; empty while none had its day."""

    median_hours: str
    months: tuple[MonthLine, ...]
    by_month: tuple[ColumnChart, ...]
    charts: tuple[BarChart, ...]
    in_time: str


def course_shown(course: Course, agencies: Sequence[AgencyFacts]) -> CourseShown:
    steps = all_steps(agencies)
    return CourseShown(
        median_hours=in_hours(course.median_hours),
        months=tuple(
            MonthLine(_month(row.first), row.cases, row.met, row.within_48h, in_hours(row.median_hours))
            for row in course.months
        ),
        by_month=tuple(by_month(course)) if len(course.months) > 1 else (),
        charts=tuple(charts_of(course, agencies, steps)),
        in_time=_in_time(steps),
    )


def _in_time(steps: Counter[StepEnd]) -> str:
    if not steps:
        return ""
    share = percent(steps[StepEnd.IN_TIME], steps.total())
    return f"{steps[StepEnd.IN_TIME]} of {steps.total()} steps were done in time: {share}%."


def _month(first: date) -> str:
    return f"{MONTHS[first.month - 1]} {first.year}"
