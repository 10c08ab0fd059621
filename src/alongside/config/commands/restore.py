"""`alongside restore`: a backup, into an empty place."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.config.running import application

if TYPE_CHECKING:
    from alongside.config.backup.restoring import Restored

EXAMPLES = """\
examples:
  ALONGSIDE_DATA=/srv/restored alongside restore X.data.age X.keys.age --identity /media/stick/backup-identity

Put the folder keys/ of the old data folder back first: the master key is in no backup. Both files are read to their
ends before anything is written. Exit status 1 when something is not as it was.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    with application():
        from django.conf import settings

        from alongside.config.backup.recipients import identities
        from alongside.config.backup.restoring import Backup, restore

        by = identities(chosen.identity)
        key = None if chosen.of_another else settings.AUDIT_ANCHOR_KEY
        done = restore(Backup(chosen.data, by, key), Backup(chosen.keys, by, key))
        whole = _finish()
    return 0 if _say(done, whole) else 1


def _finish() -> bool:
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date
    from alongside.foundations.audit import chain
    from alongside.foundations.audit.record import record

    bring_up_to_date()
    whole = chain.first_fault() is None
    record("backup.restored", by=None, at=timezone.now(), service="backup", whole=whole)
    return whole


def _say(done: "Restored", whole: bool) -> bool:
    print(
        f"Restored: {done.cases} cases, {done.documents} documents. Erased before, and again: {done.erased}."
    )
    if done.without_key:
        print(
            f"{done.without_key} cases cannot be read: their keys are in no file that was named.",
            file=sys.stderr,
        )
    trail = "whole" if whole else "NOT whole: alongside audit verify"
    print(f"The audit trail is {trail}. Look at it with its anchors before anybody signs in.")
    return whole and not done.without_key


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside restore",
        description="Bring a backup back, into an empty data folder and database.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, metavar="DATA-FILE")
    parser.add_argument("keys", type=Path, metavar="KEYS-FILE")
    parser.add_argument(
        "--identity", type=Path, required=True, metavar="FILE", help="secret age keys, one a line"
    )
    parser.add_argument(
        "--of-another", action="store_true", help="although it does not carry the mark of this deployment"
    )
    return parser
