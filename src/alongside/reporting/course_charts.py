"""How conferences went, drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence

from alongside.foundations.design.charts import BarChart, ColumnChart, bar_chart, month_chart
from alongside.reporting.agency_figures import AgencyFacts
from alongside.reporting.course import Course
from alongside.reporting.step_ends import StepEnd

STEPS = {
    StepEnd.IN_TIME: "Done in time",
    StepEnd.LATE: "Done late",
    StepEnd.WAITS: "Still waits after its day",
    StepEnd.NOT_DONE: "Not done",
    StepEnd.NOT_POSSIBLE: "Not possible any more",
}


def by_month(course: Course) -> Iterable[ColumnChart]:
    cases = [(row.first, row.cases) for row in course.months]
    waited = [(row.first, row.median_hours) for row in course.months if row.median_hours is not None]
    yield month_chart("cases-by-month", "People identified, by month", cases, measure="Cases")
    yield month_chart(
        "hours-by-month",
        "Hours to the first conference: half waited less",
        waited,
        measure="Hours",
        show="{:g}".format,
    )


def charts_of(course: Course, agencies: Sequence[AgencyFacts], steps: Counter[StepEnd]) -> Iterable[BarChart]:
    ends = [(end.words, number) for end, number in course.came_to.items()]
    yield bar_chart("came-to", "What each case came to", ends, heading="Outcome", measure="Cases")
    here = [
        (f"{row.name}, {row.here} of {row.meetings}", row.here_percent or 0)
        for row in agencies
        if row.meetings
    ]
    if here:
        yield bar_chart(
            "were-here",
            "How often each agency was there, per cent",
            here,
            heading="Agency",
            measure="Per cent",
        )
    if steps:
        shown = [(words, steps[end]) for end, words in STEPS.items()]
        yield bar_chart(
            "steps", "Steps whose day has passed", shown, heading="What became of them", measure="Steps"
        )
