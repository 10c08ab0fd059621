"""`alongside load-postcodes`: where postcodes are, so that places can be compared without asking anybody."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from alongside.config.postcodes import read
from alongside.config.running import application

if TYPE_CHECKING:
    from alongside.rooms.directory.actions.postcodes import Placed

EXAMPLES = """\
examples:
  alongside load-postcodes ONSPD_AUG_2026_UK.csv
  alongside load-postcodes NSPL_AUG_2026_UK.csv

The Office for National Statistics publishes both files under the Open Government Licence. Columns are found by their
names. A file with a line that cannot be right is refused as a whole, with the line and the reason; the same file again
changes nothing. Postcodes of which nobody knows the place are left out.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    with application():
        print(f"{_load(chosen.file)} postcodes are known now.")
    return 0


def _load(path: Path) -> int:
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date
    from alongside.rooms.directory.actions import load_postcodes, service_account

    bring_up_to_date()
    now = timezone.now()
    by = service_account(name="Postcodes", by=None, at=now)
    return load_postcodes(rows=_watched(read(path)), by=by, at=now)


def _watched(rows: "Iterable[Placed]") -> "Iterable[Placed]":
    return track(rows, "Taking postcodes in", console=Console(stderr=True))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside load-postcodes",
        description="Take in where postcodes are, from a file of the Office for National Statistics.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="a CSV file in UTF-8, with a header")
    return parser
