"""`alongside keys`: which master keys there are, a new one in place of the old, and what other deployments are told."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from alongside.config.running import application
from alongside.foundations.kernel.results import Refused

if TYPE_CHECKING:
    from alongside.foundations.sealing.masters import Master

EXAMPLES = """\
examples:
  alongside keys show
  alongside keys rotate
  alongside keys parcels

Where ALONGSIDE_MASTER_KEYS holds the keys, put a new one before the old ones, start every program anew, run
`alongside keys rotate`, and take the old ones out. Otherwise rotate does all of this to keys/masters in the data
folder. Either way the old key still opens old copies of the wrapped keys: destroy those copies with it.
"""

AFTERWARDS = """\
The old master key is gone from the data folder. Now: write the new one down where the old one was kept, and make a
backup. Files of keys from before open with the old master alone.
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    if chosen.what == "parcels":
        return _tell_of_parcels()
    with application():
        from alongside.config.migrating import bring_up_to_date

        bring_up_to_date()
        from alongside.foundations.sealing import masters

        with masters.alone():
            return _show() if chosen.what == "show" else _rotate()


def _tell_of_parcels() -> int:
    """The public halves. The private ones stay in keys/parcels of the data folder."""
    from alongside.config import settings
    from alongside.foundations.parcels.keys import OwnKeys

    ours = OwnKeys.read(settings.PARCEL_KEYS).public
    print(f"address      {settings.SITE_URL}\nsigns        {ours.signs}\nopens        {ours.opens}")
    print(f"fingerprint  {ours.fingerprint}")
    return 0


def _show() -> int:
    """Marks, never keys."""
    from alongside.foundations.sealing import keyring, masters

    wrapped = dict(keyring.marks())
    for number, master in enumerate(masters.kept()):
        use = "wraps new keys" if number == 0 else "opens old ones"
        print(f"{master.mark}  {use}  {wrapped.pop(master.mark, 0)} cases")
    for mark, cases in wrapped.items():
        print(f"{mark}  IS NOT HERE  {cases} cases cannot be read")
    return 1 if wrapped else 0


def _rotate() -> int:
    from django.conf import settings

    from alongside.foundations.sealing import masters

    old = masters.kept()
    if settings.MASTER_KEYS:
        done = _rewrap(old[0])
    else:
        new = masters.new_master()
        masters.write([new, *old], settings.MASTER_KEY_FILE)
        done = _rewrap(new)
        _let_go_of_old(new, settings.MASTER_KEY_FILE)
    print(f"{done} keys are wrapped by {masters.kept()[0].mark}.")
    return 0


def _rewrap(by: "Master") -> int:
    from django.db import connections, transaction

    from alongside.foundations.sealing import keyring

    with transaction.atomic(using="owner"):
        steps = list(_shown(keyring.rewrap(connections["owner"], by)))
    return steps[-1][1] if steps else 0


def _shown(steps: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    return track(steps, "Wrapping keys anew", console=Console(stderr=True), transient=True)


def _let_go_of_old(new: "Master", path: Path) -> None:
    from alongside.foundations.sealing import keyring, masters

    left = set(dict(keyring.marks())) - {new.mark}
    if left:
        raise Refused("Some keys are still wrapped by an old master, so it was kept.", "Run this again.")
    masters.write([new], path)
    print(AFTERWARDS, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside keys",
        description="The master keys, which wrap the keys that words about people are sealed with.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="show|rotate|parcels")
    what.add_parser("show", help="which there are, by their marks, and how many cases each opens")
    what.add_parser("rotate", help="wrap every key by a new master, and let go of the old")
    what.add_parser("parcels", help="what another deployment is told, so that it knows this one")
    return parser
