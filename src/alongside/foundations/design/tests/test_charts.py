from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from alongside.foundations.design.charts import LONGEST, BarChart, ColumnChart, bar_chart, month_chart
from alongside.foundations.design.tests.samples import drawn

PLACES = [("Sleeping rough", 21.0), ("At a <day> centre", 12.0), ("Elsewhere", 0.0)]
AMOUNTS = st.lists(st.floats(0, 1e6), max_size=40)


def bars(rows: list[tuple[str, float]]) -> BarChart:
    return bar_chart("found", "Where people were found", rows, heading="Place", measure="People")


def months(values: list[float]) -> ColumnChart:
    rows = [(date(2024 + index // 12, index % 12 + 1, 1), value) for index, value in enumerate(values)]
    return month_chart("held", "Conferences a month", rows, measure="Conferences")


def picture(kind: str, chart: Any) -> Any:
    page = drawn(
        f'{{% from "design/components/charts.html" import {kind} %}}{{{{ {kind}(chart) }}}}', chart=chart
    )
    return page.xpath("//svg")[0], page


@pytest.mark.parametrize(
    ("kind", "chart"),
    [("bar_chart", bars(PLACES)), ("column_chart", months([2, 0, 5])), ("bar_chart", bars([]))],
)
def test_a_picture_is_named_described_and_has_its_table(kind: str, chart: Any) -> None:
    svg, page = picture(kind, chart)
    etree.fromstring(etree.tostring(svg, with_tail=False))
    assert svg.get("role") == "img"
    for reference in svg.get("aria-labelledby").split():
        assert page.xpath(f"string(//*[@id='{reference}'])")
    assert not svg.xpath(".//*[@style]")
    rows = [tuple(cell.text_content() for cell in row) for row in page.xpath("//tbody/tr")]
    assert rows == list(chart.table)


def test_the_description_holds_the_numbers() -> None:
    assert bars(PLACES).description == "People: Sleeping rough 21; At a <day> centre 12; Elsewhere 0."
    assert bars([]).description == "There is nothing to draw yet."


def test_lengths_are_in_proportion() -> None:
    chart = bars([("a", 10), ("b", 5)])
    assert [bar.length for bar in chart.bars] == [LONGEST, LONGEST / 2]


def test_months_carry_their_year_where_it_begins() -> None:
    chart = months([1.0] * 13)
    assert [column.year for column in chart.columns if column.year] == ["2024", "2025"]
    assert chart.table[12] == ("January 2025", "1")


@given(AMOUNTS)
def test_nothing_is_drawn_outside_the_picture(values: list[float]) -> None:
    for bar in bars([("x", value) for value in values]).bars:
        assert 0 <= bar.length <= LONGEST
    chart = months(values)
    for column in chart.columns:
        assert 0 <= column.left <= column.left + column.width <= 100.1
        assert column.top >= 0
        assert column.top + column.height == pytest.approx(chart.floor, abs=0.05)
