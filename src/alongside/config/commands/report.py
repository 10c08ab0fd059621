"""`alongside report`: figures of a partnership, from what is kept now."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from alongside.config.running import application
from alongside.foundations.kernel.moments import read_day
from alongside.foundations.kernel.results import Refused, shown

if TYPE_CHECKING:
    from alongside.reporting.bed_figures import BedFigures
    from alongside.reporting.figures import ConferenceFigures

Table = list[tuple[str, ...]]

EXAMPLES = """\
examples:
  alongside report conferences --partnership Westminster
  alongside report conferences --partnership Westminster --from 2026-01-01 --to 2026-03-31 --json
  alongside report beds --partnership Westminster --from 2026-01-01 --to 2026-03-31 --json

Of conferences, the period chooses cases by the day on which the person was identified; of beds, it names nights. Both
days are included. Of beds, numbers of people from 1 to 4 are left out, as on the page.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    first, last = _day(chosen.first), _day(chosen.last)
    with application():
        document, table = _counted(chosen.what, chosen.partnership, first, last)
    if chosen.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print_table(table)
    return 0


def _counted(what: str, name: str, first: date | None, last: date | None) -> tuple[dict[str, Any], Table]:
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date
    from alongside.foundations.audit.record import record
    from alongside.reporting.beds import bed_figures
    from alongside.reporting.conferences import Period, conference_figures
    from alongside.rooms.directory.models import Partnership

    bring_up_to_date()
    partnership = Partnership.objects.filter(name__iexact=" ".join(name.split())).order_by("name").first()
    if partnership is None:
        raise Refused(f"There is no partnership called {shown(name)} here.")
    now, period = timezone.now(), Period(first, last)
    if what == "beds":
        answer = _of_beds(bed_figures(partnership, period, now=now))
    else:
        answer = _of_conferences(conference_figures(partnership, period, now=now))
    record("report.counted", by=None, at=now, service="command_line", about=partnership, report=what)
    return answer


def _of_conferences(figures: "ConferenceFigures") -> tuple[dict[str, Any], Table]:
    from alongside.reporting.definitions import rows_of

    rows = [
        (row.words, str(row.number), row.percent, f"{row.part} {row.of}".strip()) for row in rows_of(figures)
    ]
    return figures.document(), [("What is counted", "Number", "Per cent", "Of"), *rows]


def _of_beds(figures: "BedFigures") -> tuple[dict[str, Any], Table]:
    """As everybody may read it: what could point to one person is left out."""
    from alongside.reporting.bed_presenters import published_lines

    return figures.to_publish(), [("What is counted", "Number"), *published_lines(figures)]


def _print_table(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Drawn

    heading, *rows = table
    drawn = Drawn(*heading, box=None, pad_edge=False)
    for row in rows:
        drawn.add_row(*row)
    Console(file=sys.stdout).print(drawn)


def _day(text: str | None) -> date | None:
    return read_day(text) if text else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside report",
        description="Figures of a partnership.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=["conferences", "beds"], help="what to count")
    parser.add_argument("--partnership", required=True, metavar="NAME")
    parser.add_argument("--from", dest="first", metavar="DAY", help="first day, like 2026-01-01")
    parser.add_argument("--to", dest="last", metavar="DAY", help="last day")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser
