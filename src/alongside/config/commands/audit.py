"""`alongside audit`: is the trail what was written? And its head, written where the database cannot reach."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alongside.config.running import application
from alongside.foundations.kernel.results import Refused

if TYPE_CHECKING:
    from alongside.foundations.audit.chain import Fault

EXAMPLES = """\
examples:
  alongside audit verify
  alongside audit verify --anchors /mnt/elsewhere/alongside-anchors --json
  alongside audit anchor --to /mnt/elsewhere/alongside-anchors

Without --anchors or --to, the file that ALONGSIDE_ANCHORS names is taken. Exit status 1 when the trail was changed.
"""
WORDS = {
    "link_missing": "a link of the chain is missing",
    "entry_removed": "the entry was removed",
    "out_of_order": "the link does not follow the one before it: something was moved, taken out or put in",
    "entry_changed": "the entry was changed",
    "entry_inserted": "the entry was put in past the chain",
    "tail_cut": "the end of the trail was cut off: an anchor lies further on",
    "chain_replaced": "the chain is not the one that was anchored: it was written anew up to here or before",
}


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    with application():
        from alongside.config.migrating import bring_up_to_date

        bring_up_to_date()
        return _verify(chosen) if chosen.what == "verify" else _anchor(chosen)


def _verify(chosen: argparse.Namespace) -> int:
    from django.conf import settings

    from alongside.foundations.audit import anchors, chain

    path = chosen.anchors or settings.AUDIT_ANCHORS
    known = anchors.read(path, key=settings.AUDIT_ANCHOR_KEY) if path else []
    started = time.monotonic()
    fault, head = chain.first_fault(known), chain.head()
    found = {
        "whole": fault is None,
        "entries": head.number if head else 0,
        "head": head.hash if head else None,
        "anchors": len(known),
        "seconds": round(time.monotonic() - started, 2),
        "first": _told(fault) if fault else None,
    }
    print(json.dumps(found, indent=2) if chosen.json else _in_words(found))
    return 0 if fault is None else 1


def _told(fault: "Fault") -> dict[str, Any]:
    return {
        "number": fault.number,
        "entry": fault.entry_id,
        "kind": fault.kind,
        "words": WORDS[fault.kind],
    }


def _in_words(found: dict[str, Any]) -> str:
    first = found["first"]
    if first:
        place = f"number {first['number']}" if first["number"] else "no number"
        entry = f", entry {first['entry']}" if first["entry"] else ""
        return f"The audit trail was changed. First at {place}{entry}: {first['words']}."
    held = f"{found['anchors']} anchors hold" if found["anchors"] else "nothing outside holds it"
    return f"The audit trail is whole: {found['entries']} entries, {held} ({found['seconds']} s)."


def _anchor(chosen: argparse.Namespace) -> int:
    from django.conf import settings

    from alongside.foundations.audit import anchors, chain

    path, head = chosen.to or settings.AUDIT_ANCHORS, chain.head()
    if path is None:
        raise Refused("No file was named.", "Say where with --to, or in ALONGSIDE_ANCHORS.")
    if head is None:
        raise Refused("The audit trail is empty: there is nothing to anchor yet.")
    anchors.append(path, head, key=settings.AUDIT_ANCHOR_KEY)
    print(f"Anchored number {head.number} in {path}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside audit",
        description="Verify the audit trail, or write down outside where it stands.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="verify|anchor")
    verify = what.add_parser("verify", help="find the first entry that is not as it was written")
    verify.add_argument("--anchors", type=Path, metavar="FILE", help="what was anchored outside")
    verify.add_argument("--json", action="store_true", help="one JSON document on standard output")
    anchor = what.add_parser("anchor", help="append where the trail stands to a file outside")
    anchor.add_argument("--to", type=Path, metavar="FILE")
    return parser
