"""`alongside backup`: everything, encrypted before it touches the disk, in two files that are kept apart."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from alongside.config.running import application
from alongside.foundations.kernel.results import Refused

EXAMPLES = """\
examples:
  alongside backup /mnt/backups
  alongside backup /mnt/backups --keys /mnt/elsewhere

Whom it is encrypted for stands in the file that ALONGSIDE_BACKUP_RECIPIENTS names (else backup-recipients of the data
folder): public age keys, one a line. Nothing is written without. The pages can be served meanwhile.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    keys = chosen.keys or chosen.folder
    for folder in (chosen.folder, keys):
        if not folder.is_dir():
            raise Refused(f"{folder} is no folder.", "Make it first, where nobody else can look.")
    with application():
        from django.utils import timezone

        from alongside.config.backup.making import make
        from alongside.config.migrating import bring_up_to_date

        bring_up_to_date()
        written = make(chosen.folder, keys, timezone.now())
    print(f"Everything but the keys: {written.data}\nThe keys of cases:       {written.keys}")
    if keys == chosen.folder:
        print("Take the keys elsewhere, and delete old ones: else what was erased could be read again.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside backup",
        description="Write everything into two encrypted files.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the files go")
    parser.add_argument("--keys", type=Path, metavar="FOLDER", help="where the keys of cases go instead")
    return parser
