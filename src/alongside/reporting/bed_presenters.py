"""The report of beds as its page shows it, and as a council's own tables take it."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from alongside.foundations.design.charts import BarChart, bar_chart
from alongside.reporting.bed_figures import BedFigures
from alongside.reporting.conferences import Period
from alongside.reporting.presenters import Glance, asked
from alongside.rooms.beds.words import Destination, PlaceKind, Unmet
from alongside.rooms.directory.models import Partnership

# Of each figure its words and what it means. A code that is not here is a breakdown, drawn as a chart.
MEANINGS: dict[str, tuple[str, str]] = {
    "requests": ("Beds asked for", "Requests whose first night lies in the period."),
    "unmet_nights": ("Nights without a bed", "Nights on which a bed had been asked for and there was none."),
    "stays": ("Stays that began", "People who arrived. Who was booked and did not come is in no number."),
    "nights_slept": ("Nights slept", "Nights of people who arrived, up to tonight."),
    "bed_nights": (
        "Nights there were",
        "Each bed on each night of the period on which it could be had: not after it was closed, not on nights out "
        "of service, and a room that is given by the night only on those. A bed counts from the day it was added.",
    ),
    "occupancy_percent": ("Occupancy, per cent", "Nights slept, of the nights there were."),
    "ended": ("Stays that ended", "By the day of leaving."),
    "median_nights": ("Length of stay", "Nights of the stays that ended: half were shorter, half longer."),
    "longest_nights": ("Longest stay", "In nights."),
    "extensions_asked": ("More nights asked for", "By the day of asking."),
    "extensions_granted": ("More nights granted", "Both sides said yes."),
    "extensions_refused": ("More nights refused", "One side said no."),
    "nights_away": ("Nights away", "Nights on which somebody was not in the house that was theirs."),
    "missing": (
        "People missing",
        "Away on a night of the period, or never arrived, and nobody has learned yet that they are safe.",
    ),
}
STAFFING = {"staffed": "Staffed day and night", "not_staffed": "Not always staffed"}
AT_A_GLANCE = ("occupancy_percent", "unmet_nights", "median_nights", "extensions_granted")


@dataclass(frozen=True)
class Line:
    words: str
    meaning: str
    number: str


@dataclass(frozen=True)
class BedReport:
    glances: tuple[Glance, ...]
    lines: tuple[Line, ...]
    charts: tuple[BarChart, ...]
    csv_url: str
    json_url: str


def bed_report(area: Partnership, period: Period, figures: BedFigures) -> BedReport:
    held = figures.document()
    return BedReport(
        glances=tuple(Glance(_number(held[code]), MEANINGS[code][0], "") for code in AT_A_GLANCE),
        lines=tuple(Line(*words, _number(held[code])) for code, words in MEANINGS.items()),
        charts=tuple(_charts(figures)),
        csv_url=_address("reporting:beds_csv", area, period),
        json_url=_address("reporting:beds_json", area, period),
    )


def published_lines(figures: BedFigures) -> list[tuple[str, str]]:
    """Each figure in words, without what could point to one person."""
    held = figures.to_publish()
    return [(words, _number(held[code])) for code, (words, _) in MEANINGS.items()]


def _number(value: object) -> str:
    return "none yet" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _charts(figures: BedFigures) -> Iterator[BarChart]:
    drawn = (
        ("unmet", "Why there was no bed", "Reason", "Nights", _said(figures.unmet_reasons, Unmet)),
        ("went", "Where stays led to", "Place", "Stays", _said(figures.destinations, Destination)),
        ("agreed", "Who agreed to more nights", "Side and role", "Answers", dict(figures.approvals)),
        (
            "away",
            "Nights away, by kind of place",
            "Place",
            "Nights",
            _said(figures.nights_away_by_place, PlaceKind),
        ),
        (
            "missing",
            "People missing, by kind of place",
            "Place",
            "People",
            _said(figures.missing_by_place, PlaceKind),
        ),
        (
            "staffed",
            "People missing, by whether somebody is there day and night",
            "Place",
            "People",
            {STAFFING[code]: number for code, number in figures.missing_by_staffing.items()},
        ),
    )
    for key, title, heading, measure, parts in drawn:
        if parts:
            yield bar_chart(key, title, list(parts.items()), heading=heading, measure=measure)


def _said(parts: Mapping[str, Any], words: type[StrEnum]) -> dict[str, Any]:
    known: Any = words
    return {known(code).words: number for code, number in parts.items()}


def as_csv(figures: BedFigures) -> str:
    """One number a line. What could point to one person is not in it."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(("figure", "part", "number"))
    for name, value in figures.to_publish().items():
        if isinstance(value, dict):
            rows.writerows((name, part, number) for part, number in value.items())
        else:
            rows.writerow((name, "", "" if value is None else value))
    return sheet.getvalue()


def _address(name: str, area: Partnership, period: Period) -> str:
    return f"{reverse(name)}?{urlencode({'area': area.pk, **asked(period)})}"
