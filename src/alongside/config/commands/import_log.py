"""`alongside import`: a case log, one event a row, comes in."""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track

from alongside.config.running import application
from alongside.foundations.kernel.results import Refused, shown
from alongside.journeys.import_case_log.reading import Row, read_log

if TYPE_CHECKING:
    from alongside.journeys.import_case_log.entries import LoggedCase
    from alongside.journeys.import_case_log.importing import Report
    from alongside.journeys.import_case_log.rules import RefusedCase

LONGEST_NAME = 200
COUNTED = {"taken": "taken in", "unchanged": "unchanged since the last time", "refused": "refused"}
EXAMPLES = """\
examples:
  alongside import log.csv --partnership Westminster --host "Westminster City Council" --dry-run
  alongside import log.xlsx --partnership Westminster --host "Westminster City Council"
  alongside import log.ods --partnership Westminster --host "Westminster City Council" --json

The log is a CSV file (UTF-8), or the first sheet of an .xlsx or .ods file, with the header case,at,event,who,value.
A case with a row that cannot be right stays out as a whole; all others come in. The same log again changes nothing,
and a log that has grown brings what is new. Exit status: 0 good, 1 where anything was refused, 2 wrong usage.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    rows = read_log(chosen.log)
    with application():
        report = _import(rows, chosen)
    document = _document(chosen.log.name, chosen.dry_run, report)
    print(json.dumps(document, ensure_ascii=False, indent=2) if chosen.json else _words(document))
    return 1 if report.refused else 0


def _import(rows: list[Row], chosen: argparse.Namespace) -> "Report":
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date
    from alongside.config.refusals import said_by_the_database
    from alongside.journeys.import_case_log.actions import Area
    from alongside.journeys.import_case_log.importing import import_rows

    bring_up_to_date()
    return import_rows(
        rows,
        area=Area(_named(chosen.partnership), _named(chosen.host)),
        now=timezone.now(),
        in_words=lambda violation: said_by_the_database(violation).reason,
        rehearsal=chosen.dry_run,
        watch=_watched,
    )


def _named(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(
            f"{shown(text)} is no name: --partnership and --host take up to {LONGEST_NAME} letters."
        )
    return name


def _watched(cases: "Sequence[LoggedCase]") -> "Iterable[LoggedCase]":
    return track(cases, "Taking cases in", console=Console(stderr=True))


def _document(name: str, rehearsal: bool, report: "Report") -> dict[str, Any]:
    """Nothing in it tells when it was printed: the same log and the same data give the same bytes."""
    return {
        "file": name,
        "dry_run": rehearsal,
        "taken": report.taken,
        "unchanged": report.unchanged,
        "refused": [_refusal(name, case) for case in report.refused],
    }


def _refusal(name: str, case: "RefusedCase") -> dict[str, Any]:
    reasons = [{"line": problem.line, "reason": problem.reason} for problem in case.problems]
    return {"case": case.reference, "file": name, **reasons[0], "reasons": reasons}


def _words(document: dict[str, Any]) -> str:
    lines = [f"{len(document[what])} {words}" for what, words in COUNTED.items()]
    for refusal in document["refused"]:
        lines.append(f"\nCase {refusal['case'] or 'without a reference'} stays out:")
        lines += [f"  {document['file']}, line {why['line']}: {why['reason']}" for why in refusal["reasons"]]
    if document["dry_run"]:
        lines.append("\nThis was a rehearsal: nothing was written.")
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside import",
        description="Take over a case log.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("log", type=Path, metavar="LOG", help="the file: .csv, .xlsx or .ods")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="the area; made if it is new")
    parser.add_argument("--host", required=True, metavar="COUNCIL", help="the council that hosts it")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and write nothing")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser
