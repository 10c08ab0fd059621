"""The report of a partnership as its page shows it: drawn, and in a table with what each figure means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from alongside.foundations.design.charts import BarChart, bar_chart
from alongside.foundations.kernel.moments import spoken_day
from alongside.reporting.conferences import Period
from alongside.reporting.definitions import FigureRow, rows_of
from alongside.reporting.figures import ConferenceFigures
from alongside.rooms.directory.models import Partnership
from alongside.rooms.referrals.words import NotReferredReason

AT_A_GLANCE = (
    "conferences_held",
    "within_48h",
    "with_action_plan",
    "external_organisations",
    "nrm_referred",
    "rg_positive",
)
# Short enough to stand above a bar on a telephone.
SHORT = {
    NotReferredReason.DISENGAGED: "no longer in contact",
    NotReferredReason.REFUSED: "said no",
    NotReferredReason.ALREADY_POSITIVE_CG: "positive before",
    NotReferredReason.OTHER: "another reason",
}


@dataclass(frozen=True)
class Link:
    text: str
    url: str
    current: bool


@dataclass(frozen=True)
class Glance:
    value: str
    label: str
    note: str


@dataclass(frozen=True)
class Report:
    period: str
    periods: tuple[Link, ...]
    glances: tuple[Glance, ...]
    rows: tuple[FigureRow, ...]
    charts: tuple[BarChart, ...]
    empty: bool


def areas(found: Iterable[Partnership], chosen: Partnership | None, page: str = "conferences") -> list[Link]:
    return [Link(area.name, address({"area": area.pk}, page), area == chosen) for area in found]


def report(area: Partnership, period: Period, figures: ConferenceFigures, today: date) -> Report:
    rows = rows_of(figures)
    by_code = {row.code: row for row in rows}
    return Report(
        period=_in_words(period),
        periods=tuple(_periods(area, period, today)),
        glances=tuple(_glance(by_code[code]) for code in AT_A_GLANCE),
        rows=rows,
        charts=(_how_soon(figures), _what_followed(figures)),
        empty=not figures.cases,
    )


def _glance(row: FigureRow) -> Glance:
    if not row.of:
        return Glance(str(row.number), row.words, "")
    return Glance(
        row.percent, row.words, f"{row.part} {row.of}. {row.beside}" if row.beside else f"{row.part} {row.of}"
    )


def _how_soon(figures: ConferenceFigures) -> BarChart:
    rows = [
        ("Within 24 hours", figures.within_24h),
        ("After 24 and within 48 hours", figures.within_48h - figures.within_24h),
        ("Later than 48 hours", figures.first_conferences - figures.within_48h),
        ("No conference", figures.cases - figures.first_conferences),
    ]
    return bar_chart("how-soon", "How soon the first conference was", rows, heading="Hours", measure="Cases")


def _what_followed(figures: ConferenceFigures) -> BarChart:
    reasons = figures.not_referred_reasons
    rows = [
        ("Referred to the NRM", figures.nrm_referred),
        ("Referred, with positive reasonable grounds", figures.rg_positive),
        *((f"Not referred: {SHORT[NotReferredReason(code)]}", number) for code, number in reasons.items()),
    ]
    return bar_chart("what-followed", "What followed", rows, heading="Step", measure="Cases")


def _periods(area: Partnership, chosen: Period, today: date) -> Iterable[Link]:
    offered = {
        "All time": Period(),
        f"{today.year}": Period(date(today.year, 1, 1), date(today.year, 12, 31)),
        f"{today.year - 1}": Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    for text, period in offered.items():
        yield Link(text, address({"area": area.pk, **asked(period)}), period == chosen)


def asked(period: Period) -> Mapping[str, object]:
    days = {"first": period.first, "last": period.last}
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in days.items()
        if day
        for part in ("day", "month", "year")
    }


def address(parts: Mapping[str, object], page: str = "conferences") -> str:
    return f"{reverse(f'reporting:{page}')}?{urlencode(parts)}"


def _in_words(period: Period) -> str:
    first = f"from {spoken_day(period.first)}" if period.first else ""
    last = f"up to {spoken_day(period.last)}" if period.last else ""
    chosen = " ".join(part for part in (first, last) if part)
    return f"People identified {chosen}" if chosen else "Everybody identified so far"
