"""How conferences went, and how agencies take part: pure figures, and nothing in a file that points to one person."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.reporting.agency_figures import AgencyFacts
from alongside.reporting.came_to import CameTo
from alongside.reporting.course import course_of
from alongside.reporting.course_sheet import as_csv
from alongside.reporting.figures import CaseFacts, count
from alongside.reporting.step_ends import StepEnd, end_of_step
from alongside.reporting.weak_points import slow_to_answer, usually_missing, whose_steps_fail
from alongside.rooms.conferences.words import Presence

MARCH = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)  # already April on a clock in London
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = date(2026, 4, 20)


def met(hours: float | None, at: datetime = MARCH, **more: object) -> CaseFacts:
    held = [] if hours is None else [at + hours * HOUR]
    return CaseFacts(identified_at=at, conferences=held, **more)  # type: ignore[arg-type]


def test_months_are_those_of_london_and_half_waited_less() -> None:
    course = course_of([met(10), met(30), met(50), met(None), met(20, MARCH - 2 * HOUR)])
    march, april = course.months
    assert (march.first, march.cases, march.met, march.median_hours) == (date(2026, 3, 1), 1, 1, 20)
    assert (april.first, april.cases, april.met, april.within_48h) == (date(2026, 4, 1), 4, 3, 2)
    assert (april.median_hours, course.median_hours) == (30, 25)


def test_each_case_came_to_one_thing() -> None:
    cases = [
        met(1, nrm_referred=True, rg_positive=True, notified=True),
        met(1, nrm_referred=True),
        met(1, notified=True),
        met(1, not_referred="other"),
        met(None),
    ]
    ends = (CameTo.POSITIVE, CameTo.WAITS, CameTo.NOTIFIED, CameTo.NOT_REFERRED, CameTo.OPEN)
    assert course_of(cases).came_to == dict.fromkeys(ends, 1)


@given(st.lists(st.sampled_from([None, 5.0, 47.0, 49.0]), max_size=40))
def test_the_months_and_the_ends_add_up(hours: list[float | None]) -> None:
    course = course_of(met(wait, MARCH + number * DAY) for number, wait in enumerate(hours))
    assert sum(month.cases for month in course.months) == len(hours) == sum(course.came_to.values())
    assert sum(month.met for month in course.months) == len(hours) - hours.count(None)


def test_what_became_of_a_step_by_its_day() -> None:
    due = TODAY - DAY
    ends = [
        end_of_step("done", due, due, again=None, today=TODAY),
        end_of_step("done", due, TODAY, again=None, today=TODAY),
        end_of_step("open", due, None, again=None, today=TODAY),
        end_of_step("not_done", due, due, again=None, today=TODAY),
        end_of_step("not_possible", due, due, again=None, today=TODAY),
        end_of_step("open", TODAY, None, again=None, today=TODAY),
    ]
    assert ends == [*StepEnd, None]


def test_of_too_few_meetings_answers_or_steps_nothing_is_said() -> None:
    few, many = AgencyFacts("Few"), AgencyFacts("Many")
    for row, times in ((few, 2), (many, 3)):
        row.presences[Presence.ABSENT] = times
        row.silent = times
        row.steps[StepEnd.NOT_DONE] = times
    for named in (usually_missing, slow_to_answer, whose_steps_fail):
        assert named([few, many]) == [many]


def test_r_stat_03_the_file_has_no_number_of_people_under_five() -> None:
    cases = [met(10) for _ in range(6)] + [met(30, MARCH + 40 * DAY, nrm_referred=True)]
    agency = AgencyFacts("The council")
    agency.presences[Presence.PRESENT] = 4
    sheet = as_csv(count(cases, external_organisations=1), course_of(cases), [agency])
    numbers = [line.rpartition(",")[2] for line in sheet.splitlines()[1:]]
    assert not {"1", "2", "3", "4"} & set(numbers)
    assert "cases,,7" in sheet
