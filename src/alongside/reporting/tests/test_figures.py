from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.moments import LONDON
from alongside.reporting.definitions import rows_of
from alongside.reporting.figures import CaseFacts, count, percent

MET = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def counted(*cases: CaseFacts) -> dict[str, object]:
    return count(cases, external_organisations=0).document()


def after(*hours: float, **more: object) -> CaseFacts:
    held = [MET + timedelta(hours=number) for number in hours]
    return CaseFacts(identified_at=MET, conferences=held, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(28, 46, 61), (35, 46, 76), (33, 35, 94), (1, 8, 13), (1, 200, 1), (0, 3, 0)]
)
def test_percentages_are_whole_and_half_is_rounded_up(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


def test_there_is_no_percentage_of_nothing() -> None:
    assert percent(0, 0) is None


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_percentage_is_the_nearest_whole_number(part: int, whole: int) -> None:
    shown = percent(part, whole)
    assert shown is not None
    assert 2 * 100 * part < (2 * shown + 1) * whole
    assert 2 * 100 * part >= (2 * shown - 1) * whole


@pytest.mark.parametrize(
    ("seconds", "within_24h", "within_48h"),
    [(24 * 3600, 1, 1), (24 * 3600 + 1, 0, 1), (48 * 3600, 0, 1), (48 * 3600 + 1, 0, 0)],
)
def test_exactly_on_the_hour_is_within(seconds: int, within_24h: int, within_48h: int) -> None:
    figures = counted(after(seconds / 3600))
    assert (figures["within_24h"], figures["within_48h"]) == (within_24h, within_48h)


@pytest.mark.parametrize(
    ("met", "held", "within"),
    [
        ("2026-03-28T14:00", "2026-03-29T15:00", 1),
        ("2026-03-28T14:00", "2026-03-29T15:01", 0),
        ("2026-10-24T14:00", "2026-10-25T13:00", 1),
        ("2026-10-24T14:00", "2026-10-25T13:01", 0),
    ],
)
def test_hours_are_elapsed_hours_when_the_clocks_change(met: str, held: str, within: int) -> None:
    """The night of 28 March has 23 hours, that of 24 October has 25."""
    start, end = (datetime.fromisoformat(text).replace(tzinfo=LONDON) for text in (met, held))
    assert counted(CaseFacts(identified_at=start, conferences=[end]))["within_24h"] == within


def test_the_first_conference_is_measured_and_later_ones_are_reviews() -> None:
    figures = counted(after(60, 30))
    assert (figures["conferences_held"], figures["first_conferences"], figures["within_48h"]) == (2, 1, 1)


def test_each_percentage_names_its_denominator() -> None:
    figures = counted(
        after(10, has_plan=True, nrm_referred=True, rg_positive=True),
        after(50, nrm_referred=True, rg_positive=False),
        after(90),
        after(nrm_referred=True),
        after(),
    )
    assert (figures["cases"], figures["first_conferences"]) == (5, 3)
    assert (figures["within_48h_percent"], figures["action_plan_percent"]) == (33, 33)
    assert (figures["nrm_referred"], figures["nrm_referred_percent"]) == (3, 67)
    assert (figures["rg_positive"], figures["rg_positive_percent"]) == (1, 33)


def test_reasons_for_not_referring() -> None:
    figures = counted(
        after(not_referred="refused"), after(not_referred="disengaged"), after(not_referred="refused")
    )
    assert (figures["not_referred"], figures["not_referred_reasons"]) == (3, {"disengaged": 1, "refused": 2})


def test_of_no_case_everything_is_nought_and_every_percentage_none() -> None:
    figures = counted()
    assert {name for name, value in figures.items() if value is None} == {
        "within_48h_percent", "action_plan_percent", "nrm_referred_percent", "rg_positive_percent",
    }  # fmt: skip
    assert not any(figures.values())


def test_the_names_are_those_of_the_format_in_its_order() -> None:
    assert list(counted()) == [
        "conferences_held", "cases", "first_conferences", "within_24h", "within_48h", "within_48h_percent",
        "with_action_plan", "action_plan_percent", "external_organisations", "nrm_referred",
        "nrm_referred_percent", "rg_positive", "rg_positive_percent", "not_referred", "not_referred_reasons",
    ]  # fmt: skip


def test_late_ones_are_counted_with_how_late_and_why_and_silence_is_counted_too() -> None:
    late = [(30, "told_late"), (90, "told_late"), (200, "")]
    cases = [after(50, late=timedelta(minutes=number), late_why=why) for number, why in late]
    figures = count([*cases, after(1)], external_organisations=0)
    assert (figures.held_late, figures.late_minutes_median) == (3, 90)
    assert figures.late_reasons == {"": 1, "told_late": 2}
    row = next(row for row in rows_of(figures) if row.code == "held_late")
    assert "90 minutes" in row.beside
    assert "Whoever convenes heard of it late: 2. No reason said: 1." in row.beside
    assert "held_late" not in figures.document()


def test_it_says_how_many_within_the_limit_were_written_down_later_and_the_document_does_not() -> None:
    days = timedelta(days=1)
    held = MET + timedelta(hours=1)
    cases = [
        after(1, written=held + days),
        after(1, written=held + 2 * days),
        after(60, written=held + 9 * days),
    ]
    figures = count([*cases, after(1)], external_organisations=0)
    assert (figures.within_48h, figures.within_48h_written_late) == (3, 1)
    assert "within_48h_written_late" not in figures.document()
