"""`alongside init`: the first administrator, the partnership, its agencies, beds and rota, for real."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from alongside.config.running import application, know_the_models
from alongside.foundations.kernel.results import Refused

if TYPE_CHECKING:
    from alongside.journeys.start_for_real.plan import StartPlan

EXAMPLES = """\
examples:
  alongside init                            asks, on a terminal
  alongside init --example > start.toml     prints a file to change
  alongside init --file start.toml

Everything is checked before anything is written, and then written whole. Standard output ends with the link by which
the first administrator chooses a password: it is good for seven days and for one use. What was entered can be changed
on the pages. Exit status: 0 good, 1 refused, 2 wrong usage.
"""


def run(arguments: Sequence[str]) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if not (chosen.file or chosen.example or sys.stdin.isatty()):
        parser.error("there is no terminal to ask on: give --file, or --example for a file to change")
    if chosen.example:
        return _print_example()
    answers = _answers_in(chosen.file) if chosen.file else None
    with application():
        _start(answers)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside init",
        description="Start for real: first administrator, partnership, agencies, workers, beds and rota.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--file", type=Path, metavar="START.toml", help="read the answers from a file")
    way.add_argument("--example", action="store_true", help="print such a file, with everything explained")
    return parser


def _print_example() -> int:
    import datetime

    from alongside.journeys.start_for_real.example import example

    print(example(datetime.date.today()), end="")  # noqa: DTZ011 - the day of whoever reads the example
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{path} is not a text in UTF-8.", "Save it as UTF-8.") from error


def _answers_in(path: Path) -> dict[str, Any]:
    """Whole and without a mistake, before a database is made for it."""
    text = _read(path)
    know_the_models()
    from django.utils import timezone

    from alongside.journeys.start_for_real.document import parse, plan_of

    answers = parse(text)
    plan_of(answers, timezone.now())
    return answers


def _start(answers: dict[str, Any] | None) -> None:
    from django.conf import settings
    from django.utils import timezone

    from alongside.config.migrating import bring_up_to_date, is_up_to_date
    from alongside.journeys.start_for_real.actions import start_for_real
    from alongside.journeys.start_for_real.document import plan_of
    from alongside.journeys.start_for_real.policies import check_nothing_stands
    from alongside.rooms.directory.queries import welcome_path

    terminal = Console(stderr=True, highlight=False)
    if is_up_to_date():
        check_nothing_stands()  # before anybody has answered anything
    plan = plan_of(answers or _asked(terminal), timezone.now())
    with terminal.status("Preparing the database"):
        bring_up_to_date()
    check_nothing_stands()
    administrator = start_for_real(plan=plan, by=None, at=timezone.now())
    print(_summary(plan))
    print(f"{settings.SITE_URL}{welcome_path(administrator)}")


def _asked(terminal: Console) -> dict[str, Any]:
    from alongside.config.asking import Asking
    from alongside.config.questions import ask_everything

    ask = Asking(terminal)
    answers = ask_everything(ask)
    if not ask.yes("Write all this?"):
        raise Refused("You said no.", "Nothing was written.")
    return answers


def _summary(plan: "StartPlan") -> str:
    from alongside.foundations.design.words import counted

    beds = sum(len(house.beds) for house in plan.houses)
    parts = [
        counted(len(plan.agencies), "agency", "agencies"),
        counted(len(plan.workers), "worker"),
        counted(beds, "bed"),
        counted(len(plan.rota), "shift"),
    ]
    lines = [f"{plan.area.name} stands: {', '.join(parts)}."]
    if plan.workers:
        lines.append("Workers get their links by e-mail as soon as `alongside serve` runs.")
        if not os.environ.get("EMAIL_URL"):
            lines.append("EMAIL_URL does not say yet through which server mail goes: set it first.")
    lines.append(f"{plan.administrator.name}, open this link within seven days and choose a password:")
    return "\n".join(lines)
