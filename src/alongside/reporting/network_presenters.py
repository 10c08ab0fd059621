"""How the agencies of an area work together, for whoever leads it: sentences first, then a table, then pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.foundations.design.charts import BarChart, bar_chart
from alongside.reporting.agency_figures import AgencyFacts
from alongside.reporting.figures import in_hours
from alongside.reporting.step_ends import StepEnd
from alongside.reporting.weak_points import slow_to_answer, usually_missing, whose_steps_fail


@dataclass(frozen=True)
class Point:
    title: str
    meaning: str
    lines: tuple[str, ...]
    none: str


@dataclass(frozen=True)
class AgencyLine:
    name: str
    here: str
    answers: str
    silent: int
    in_time: str
    failed: str


@dataclass(frozen=True)
class Network:
    points: tuple[Point, ...]
    lines: tuple[AgencyLine, ...]
    charts: tuple[BarChart, ...]


def network(agencies: Sequence[AgencyFacts]) -> Network:
    return Network(
        points=tuple(_points(agencies)), lines=tuple(map(_line, agencies)), charts=tuple(_charts(agencies))
    )


def _points(agencies: Sequence[AgencyFacts]) -> Iterable[Point]:
    yield Point(
        "Usually missing",
        "Not there at more than half of the meetings they were asked to, of three or more.",
        tuple(f"{row.name}: there at {row.here} of {row.meetings}" for row in usually_missing(agencies)),
        "No agency is usually missing.",
    )
    yield Point(
        "Slow to answer",
        "Half of their invitations, or more, waited for over a day or were never answered.",
        tuple(f"{row.name}: {_slowness(row)}" for row in slow_to_answer(agencies)),
        "No agency is slow to answer.",
    )
    yield Point(
        "Steps that fail",
        "A third of the steps they promised, or more, were not done or still wait after their day.",
        tuple(f"{row.name}: {row.failed} of {row.steps.total()}" for row in whose_steps_fail(agencies)),
        "No agency fails at many of its steps.",
    )


def _slowness(row: AgencyFacts) -> str:
    half = f"half of {len(row.waited)} answers came after {in_hours(row.answers_after)} hours"
    said = [half] if row.waited else []
    return ", ".join([*said, *([f"{row.silent} never answered"] if row.silent else [])])


def _line(row: AgencyFacts) -> AgencyLine:
    return AgencyLine(
        name=row.name,
        here=_share(row.here, row.meetings, row.here_percent),
        answers=in_hours(row.answers_after),
        silent=row.silent,
        in_time=_share(row.steps[StepEnd.IN_TIME], row.steps.total(), row.in_time_percent),
        failed=str(row.failed),
    )


def _share(part: int, whole: int, share: int | None) -> str:
    return "none yet" if share is None else f"{part} of {whole} ({share}%)"


def _charts(agencies: Sequence[AgencyFacts]) -> Iterable[BarChart]:
    here = [(row.name, row.here_percent or 0) for row in agencies if row.meetings]
    done = [(row.name, row.in_time_percent or 0) for row in agencies if row.steps]
    if here:
        yield bar_chart("here", "There, per cent of the meetings", here, heading="Agency", measure="Per cent")
    if done:
        yield bar_chart("done", "Steps done in time, per cent", done, heading="Agency", measure="Per cent")
