"""How conferences went, as a table that may leave the partnership."""

import csv
import io
from collections.abc import Iterable, Sequence

from alongside.reporting.agency_figures import AgencyFacts, all_steps
from alongside.reporting.course import Course
from alongside.reporting.figures import ConferenceFigures, in_hours
from alongside.reporting.small_numbers import UNDER_FEW, hidden, is_few


def as_csv(figures: ConferenceFigures, course: Course, agencies: Sequence[AgencyFacts]) -> str:
    """One number a line; none that could point to one person (R-STAT-03)."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(("figure", "part", "number"))
    for name, value in figures.document().items():
        parts = hidden(value).items() if isinstance(value, dict) else [("", hidden(value))]
        rows.writerows((name, part, "" if number is None else number) for part, number in parts)
    rows.writerows(_more(course, agencies))
    return sheet.getvalue()


def _more(course: Course, agencies: Sequence[AgencyFacts]) -> Iterable[tuple[str, str, str | int]]:
    few = is_few(sum(row.met for row in course.months))
    yield "median_hours", "", UNDER_FEW if few else in_hours(course.median_hours)
    parts = {
        "cases_by_month": {f"{row.first:%Y-%m}": row.cases for row in course.months},
        "came_to": {str(end): number for end, number in course.came_to.items()},
        "attended": {row.name: row.here for row in agencies if row.meetings},
        "asked_to_attend": {row.name: row.meetings for row in agencies if row.meetings},
        "steps": {str(end): number for end, number in all_steps(agencies).items()},
    }
    for name, held in parts.items():
        for part, number in hidden(held).items():
            yield name, part, number
