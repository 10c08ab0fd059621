"""The measures of a chart. The picture is drawn by components/charts.html; the numbers stand in a table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.foundations.design.words import MONTHS

LONGEST = 82.0  # per cent of the width, so that the number fits behind the longest bar
BAR_STEP = 52
COLUMNS_HIGH, ABOVE, BELOW = 160, 26, 46
MOST_TICKS = 12
Row = tuple[str, float]


@dataclass(frozen=True)
class Bar:
    label: str
    shown: str
    top: int
    length: float


@dataclass(frozen=True)
class Column:
    tick: str
    year: str
    shown: str
    left: float
    width: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 2)


@dataclass(frozen=True, kw_only=True)
class Chart:
    """`id` must be the only one of its kind on the page."""

    id: str
    title: str
    description: str
    heading: str
    measure: str
    height: int
    table: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class BarChart(Chart):
    bars: Sequence[Bar]


@dataclass(frozen=True, kw_only=True)
class ColumnChart(Chart):
    columns: Sequence[Column]
    floor: int


def whole(value: float) -> str:
    return f"{value:,.0f}"


def bar_chart(
    id: str,
    title: str,
    rows: Sequence[Row],
    *,
    heading: str,
    measure: str,
    show: Callable[[float], str] = whole,
) -> BarChart:
    """Amounts side by side, in the order given. None may be below nought."""
    most = max((value for _, value in rows), default=0) or 1
    bars = [
        Bar(label, show(value), index * BAR_STEP, round(LONGEST * value / most, 2))
        for index, (label, value) in enumerate(rows)
    ]
    table = [(label, show(value)) for label, value in rows]
    words = _description(measure, table)
    return BarChart(
        id=id, title=title, description=words, heading=heading, measure=measure,
        height=BAR_STEP * max(len(rows), 1), table=table, bars=bars,
    )  # fmt: skip


def month_chart(
    id: str,
    title: str,
    rows: Sequence[tuple[date, float]],
    *,
    measure: str,
    show: Callable[[float], str] = whole,
) -> ColumnChart:
    """One column a month; a month is named by any of its days."""
    table = [(f"{MONTHS[month.month - 1]} {month.year}", show(value)) for month, value in rows]
    return ColumnChart(
        id=id, title=title, description=_description(measure, table), heading="Month", measure=measure,
        height=ABOVE + COLUMNS_HIGH + BELOW, table=table, columns=_columns(rows, show), floor=ABOVE + COLUMNS_HIGH,
    )  # fmt: skip


def _columns(rows: Sequence[tuple[date, float]], show: Callable[[float], str]) -> list[Column]:
    most = max((value for _, value in rows), default=0) or 1
    step = 100 / max(len(rows), 1)
    every = -(-len(rows) // MOST_TICKS)
    columns = []
    for index, (month, value) in enumerate(rows):
        named = index % every == 0
        height = round(COLUMNS_HIGH * value / most, 2)
        columns.append(
            Column(
                tick=MONTHS[month.month - 1][:3] if named else "",
                year=str(month.year) if index == 0 or month.month == 1 else "",
                shown=show(value) if value and len(rows) <= MOST_TICKS else "",
                left=round(step * index + step * 0.15, 2),
                width=round(step * 0.7, 2),
                top=round(ABOVE + COLUMNS_HIGH - height, 2),
                height=height,
            )
        )
    return columns


def _description(measure: str, table: Sequence[tuple[str, str]]) -> str:
    if not table:
        return "There is nothing to draw yet."
    return f"{measure}: " + "; ".join(f"{label} {shown}" for label, shown in table) + "."
