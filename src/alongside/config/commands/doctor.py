import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from alongside.config.data_folder import DataFolder
from alongside.config.embedded import EmbeddedPostgres
from alongside.config.running import application

if TYPE_CHECKING:
    from alongside.config.checkup import Finding

EXAMPLES = """\
examples:
  alongside doctor
  alongside doctor --json

Exit status 1 when something is unsafe.
"""
COLOURS = {"fine": "green", "watch": "yellow", "unsafe": "bold red"}


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="alongside doctor",
        description="Check that this installation is safe.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    chosen = parser.parse_args(arguments)
    findings = _look()
    safe = all(finding.state != "unsafe" for finding in findings)
    if chosen.json:
        print(json.dumps({"safe": safe, "findings": [asdict(finding) for finding in findings]}, indent=2))
    else:
        _show(findings)
    return 0 if safe else 1


def _look() -> "list[Finding]":
    left_behind = EmbeddedPostgres(DataFolder.from_environment().prepare().postgres).left_behind()
    with application():
        from alongside.config.checkup import Finding, State, look

        findings = list(look())
        if left_behind:
            words = "a program that was killed left it running; it was joined, and stops with the last that uses it"
            findings.append(Finding("Embedded server", State.WATCH, words))
        return findings


def _show(findings: "list[Finding]") -> None:
    table = Table(box=None, pad_edge=False)
    for title in ("About", "State", "Found"):
        table.add_column(title)
    for finding in findings:
        table.add_row(finding.about, f"[{COLOURS[finding.state]}]{finding.state}[/]", finding.says)
    Console().print(table)
