"""`alongside demo`: a place to try everything in, with nobody real."""

import argparse
import os
from collections.abc import Sequence

from alongside.config.commands import serve
from alongside.config.data_folder import DataFolder
from alongside.config.running import application
from alongside.config.serving import listening

EXAMPLES = """\
examples:
  alongside demo
  alongside demo --port 8080
  ALONGSIDE_DATA=./second alongside demo --no-serve
"""


def run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    os.environ.setdefault("ALONGSIDE_URL", f"http://{chosen.host}:{chosen.port}")  # for links in kept mail
    if not chosen.no_serve:
        with listening(chosen.host, chosen.port):
            pass  # refused before anything is built
    DataFolder.from_environment().check_holds_nothing_else()
    with application():
        _build()
    if chosen.no_serve:
        return 0
    print(as_whom())
    return serve.run(["--port", str(chosen.port), "--host", chosen.host])


def _build() -> None:
    from django.utils import timezone
    from rich.console import Console

    from alongside.config.migrating import bring_up_to_date
    from alongside.journeys.demo_caseload.actions import build_demo

    say = Console(stderr=True)
    with say.status("Preparing the database") as status:
        bring_up_to_date()
        status.update("Inviting people who do not exist")
        built = build_demo(now=timezone.now())
    say.print("The demo is built: nobody in it is real." if built else "The demo is there already.")


def as_whom() -> str:
    from alongside.foundations.access.roles import REACH
    from alongside.journeys.demo_caseload.cast import CAST

    lines = [f"  {part.name:<16} {REACH[part.role].words}, {part.agency}" for part in CAST]
    return "\n".join(["One click signs you in as one of these:", *lines])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside demo",
        description="Build a place to try everything in, with nobody real, and serve it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=serve.port, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--no-serve", action="store_true", help="build it and stop")
    return parser
