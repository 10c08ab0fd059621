"""`alongside report`: figures of a partnership, from what is kept now."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from alongside.config.running import application
from alongside.foundations.kernel.moments import read_day
from alongside.foundations.kernel.results import Refused, shown

if TYPE_CHECKING:
    from alongside.reporting.figures import ConferenceFigures

EXAMPLES = """\
examples:
  alongside report conferences --partnership Westminster
  alongside report conferences --partnership Westminster --from 2026-01-01 --to 2026-03-31 --json

The period chooses cases by the day on which the person was identified; both days are included.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    first, last = _day(chosen.first), _day(chosen.last)
    with application():
        figures = _figures(chosen.partnership, first, last)
    if chosen.json:
        print(json.dumps(figures.document(), ensure_ascii=False, indent=2))
    else:
        _print_table(figures)
    return 0


def _figures(name: str, first: date | None, last: date | None) -> "ConferenceFigures":
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date
    from alongside.foundations.audit.record import record
    from alongside.reporting.conferences import Period, conference_figures
    from alongside.rooms.directory.models import Partnership

    bring_up_to_date()
    partnership = Partnership.objects.filter(name__iexact=" ".join(name.split())).order_by("name").first()
    if partnership is None:
        raise Refused(f"There is no partnership called {shown(name)} here.")
    now = timezone.now()
    figures = conference_figures(partnership, Period(first, last), now=now)
    record("report.counted", by=None, at=now, service="command_line", about=partnership)
    return figures


def _print_table(figures: "ConferenceFigures") -> None:
    from rich.console import Console
    from rich.table import Table

    from alongside.reporting.definitions import rows_of

    table = Table("What is counted", "Number", "Per cent", "Of", box=None, pad_edge=False)
    for row in rows_of(figures):
        table.add_row(row.words, str(row.number), row.percent, f"{row.part} {row.of}".strip())
    Console(file=sys.stdout).print(table)


def _day(text: str | None) -> date | None:
    return read_day(text) if text else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside report",
        description="Figures of a partnership.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=["conferences"], help="what to count")
    parser.add_argument("--partnership", required=True, metavar="NAME")
    parser.add_argument("--from", dest="first", metavar="DAY", help="first day, like 2026-01-01")
    parser.add_argument("--to", dest="last", metavar="DAY", help="last day")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser
