"""The figures from live rows, brought in by a case log. Reporting itself may not see a verb, so this stands here."""

import random
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.actions import Area
from alongside.journeys.import_case_log.importing import import_rows
from alongside.journeys.import_case_log.reading import Row, read_log
from alongside.journeys.import_case_log.tests.logs import HELD, MET, NOW, REFERRED, WESTMINSTER, rows
from alongside.reporting.conferences import Period, conference_figures
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.actions import mark_opened_in_error
from alongside.rooms.people.models import Case

pytestmark = pytest.mark.django_db
AREA = Area("Westminster", "Westminster City Council")
EVER = Period()


def bring(log: list[Row], area: Area = AREA) -> None:
    report = import_rows(log, area=area, now=NOW, in_words=str)
    assert not report.refused, report.refused


def figures(period: Period = EVER, area: str = "Westminster") -> dict[str, object]:
    return conference_figures(Partnership.objects.get(name=area), period, now=NOW).document()


def test_westminster() -> None:
    bring(read_log(WESTMINSTER))
    assert figures() == {
        "conferences_held": 46,
        "cases": 46,
        "first_conferences": 46,
        "within_24h": 13,
        "within_48h": 28,
        "within_48h_percent": 61,
        "with_action_plan": 46,
        "action_plan_percent": 100,
        "external_organisations": 17,
        "nrm_referred": 35,
        "nrm_referred_percent": 76,
        "rg_positive": 33,
        "rg_positive_percent": 94,
        "not_referred": 11,
        "not_referred_reasons": {"already_positive_cg": 2, "disengaged": 4, "refused": 5},
    }


def test_an_action_plan_stands_at_or_after_a_conference() -> None:
    step = "A1,{},action_planned,Crisis,2026-03-20 Ring the GP"
    bring(rows(MET, HELD, step.format("2026-03-03T09:59")))
    assert figures()["with_action_plan"] == 0
    bring(rows(MET, HELD, step.format("2026-03-03T09:59"), step.format("2026-03-03T10:00")))
    assert figures()["with_action_plan"] == 1


def test_external_organisations_are_the_part_before_the_colon_without_the_host() -> None:
    came = "A1,2026-03-03T10:00,conference_attended,{},"
    names = [
        "Crisis: Night Team",
        "Crisis: Day Team",
        "crisis",
        "Westminster City Council: Housing",
        "Hestia",
    ]
    bring(rows(MET, HELD, *(came.format(name) for name in names)))
    assert figures()["external_organisations"] == 2


@pytest.mark.parametrize(
    ("settled", "sent", "standing"),
    [
        ("2026-03-03T09:00", "2026-03-04T09:00", 0),
        ("2026-03-05T09:00", "2026-03-04T09:00", 1),
        ("2026-03-04T09:00", "2026-03-04T09:01", 0),
        ("2026-03-04T09:00", "2026-03-04T09:00", 1),
        ("2026-03-04", "2026-03-04T09:00", 0),
    ],
)
def test_not_referred_stands_until_a_later_referral(settled: str, sent: str, standing: int) -> None:
    bring(rows(MET, f"A1,{settled},not_referred,Crisis,refused", f"A1,{sent},nrm_referred,Crisis,"))
    assert (figures()["nrm_referred"], figures()["not_referred"]) == (1, standing)


@pytest.mark.parametrize(
    ("first", "second"), [("2026-03-09", "2026-03-10"), ("2026-03-09T09:00", "2026-03-09T10:00")]
)
def test_of_two_decisions_of_one_stage_the_first_counts(first: str, second: str) -> None:
    decided = "A1,{},rg_decision,Single Competent Authority,{}"
    bring(rows(MET, REFERRED, decided.format(second, "positive"), decided.format(first, "negative")))
    assert (figures()["rg_positive"], figures()["rg_positive_percent"]) == (0, 0)


def test_conclusive_grounds_are_no_reasonable_grounds() -> None:
    bring(rows(MET, REFERRED, "A1,2026-09-09,cg_decision,Single Competent Authority,positive"))
    assert figures()["rg_positive"] == 0


def test_a_duty_to_notify_is_no_referral_to_the_nrm() -> None:
    bring(rows(MET, "A1,2026-03-04,dtn_made,Crisis,fears_authorities"))
    assert figures()["nrm_referred"] == 0


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2026, 6, 1), date(2026, 6, 1), 1),
        (date(2026, 6, 2), None, 0),
        (None, date(2026, 5, 31), 0),
        (None, date.max, 1),
        (date(2026, 6, 1), None, 1),
    ],
)
def test_the_period_is_of_days_of_identification_here(
    first: date | None, last: date | None, found: int
) -> None:
    """In June half past midnight in London is the evening before in UTC."""
    bring(rows(MET.replace("2026-03-02T14:05", "2026-06-01T00:30")))
    assert figures(Period(first, last))["cases"] == found


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused):
        Period(date(2026, 6, 2), date(2026, 6, 1))


def test_another_partnership_is_another_figure() -> None:
    bring(rows(MET, HELD))
    bring(rows(MET), Area("Camden", "London Borough of Camden"))
    assert (figures()["conferences_held"], figures(area="Camden")["conferences_held"]) == (1, 0)


def test_a_case_opened_in_error_is_in_no_figure() -> None:
    bring(rows(MET, HELD, REFERRED, MET.replace("A1", "B2")))
    with viewing.as_service(Service.CASE_LOG, at=NOW):
        case = Case.objects.get(local_reference="A1")
        mark_opened_in_error(case=case, reason="Twice", by=case.identified_by, at=NOW)
    assert (figures()["cases"], figures()["conferences_held"], figures()["nrm_referred"]) == (1, 0, 0)


def test_a_log_that_grows_gives_the_figures_of_the_whole() -> None:
    log = [row for row in read_log(WESTMINSTER) if row.case in {"WM-001", "WM-019", "WM-026", "WM-036"}]
    first_days = [row for row in log if row.event in ("identified", "bed_requested", "action_planned")]
    bring(first_days)
    bring(log)
    grown = figures()
    bring(log, Area("Elsewhere", AREA.host))
    assert grown == figures(area="Elsewhere")


def test_the_order_of_rows_changes_no_figure() -> None:
    log = [row for row in read_log(WESTMINSTER) if row.case in {"WM-001", "WM-019", "WM-026", "WM-036"}]
    bring(log)
    random.shuffle(log)
    bring(log, Area("Elsewhere", AREA.host))
    assert figures() == figures(area="Elsewhere")


def test_the_number_of_questions_does_not_grow_with_the_cases() -> None:
    bring(rows(MET))
    with CaptureQueriesContext(
        connection,
    ) as few:
        figures()
    bring(rows(MET, *(MET.replace("A1", f"B{number}") for number in range(10))))
    with CaptureQueriesContext(connection) as many:
        figures()
    assert len(many) == len(few)


def test_nobody_who_looks_sees_more_than_numbers() -> None:
    bring(rows(MET))
    figures()
    assert viewing.current() is None
    assert not Case.objects.exists()
