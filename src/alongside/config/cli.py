"""The command line. A command is a module of `commands` with `run(arguments) -> exit status`, imported when called."""

import argparse
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

from alongside.foundations.kernel.results import Refused

GOOD, REFUSED, USAGE = 0, 1, 2

COMMANDS = {
    "demo": ("demo", "build a place to try everything in, with nobody real, and serve it"),
    "init": ("init", "start for real: the first administrator, the partnership, its agencies and beds"),
    "serve": ("serve", "serve the pages and run the jobs"),
    "doctor": ("doctor", "check that this installation is safe"),
    "due": ("due", "say when something is due, by which rule"),
    "import": ("import_log", "take over a case log"),
    "load-postcodes": (
        "load_postcodes",
        "take in where postcodes are, from a file of the national statistics office",
    ),
    "audit": ("audit", "verify the audit trail, and anchor it outside"),
    "keys": ("keys", "the master keys: show which there are, put a new one in place of the old"),
    "backup": ("backup", "write everything into two encrypted files"),
    "restore": ("restore", "bring a backup back, into an empty place"),
    "report": ("report", "figures of a partnership"),
    "migrate": ("migrate", "bring the database to this release"),
    "manage": ("manage", "run a command of Django, for those who develop Alongside"),
}

EXAMPLES = """\
examples:
  alongside demo
  alongside serve --port 8000
  alongside doctor
  alongside due R-NRM-10 --json referred_on=2026-03-02
  alongside import log.csv --partnership Westminster --host "Westminster City Council" --dry-run
  alongside report conferences --partnership Westminster --json
  alongside audit verify
  alongside backup /mnt/backups --keys /mnt/elsewhere

Data is kept in the folder that ALONGSIDE_DATA names (now: var). `alongside COMMAND --help` says more.
Exit status: 0 good, 1 refused, 2 wrong usage.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    for number in (signal.SIGTERM, signal.SIGHUP):  # told to stop, or the terminal was closed
        signal.signal(number, _leave_tidily)
    try:
        return int(
            import_module(f"alongside.config.commands.{COMMANDS[chosen.command][0]}").run(chosen.arguments)
        )
    except Refused as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:<9} {what}" for name, (_, what) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="alongside",
        description=f"Case work around a person who may be a victim of modern slavery.\n\ncommands:\n{commands}",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the above")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...", help="what the command wants")
    return parser


def _leave_tidily(signum: int, frame: FrameType | None) -> None:
    """As an exception, so that what was started is stopped."""
    sys.exit(128 + signum)


if __name__ == "__main__":
    sys.exit(main())
