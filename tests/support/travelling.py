"""Server and worker of the stories, at the hour that a story says: `-m ... web FILE_DESCRIPTOR`, or `-m ... worker`.

The stories go forward only. Whoever asks the database for the time is told the true one.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

import django
import time_machine
from django.utils import timezone

from alongside.config.parent import leave_with_parent
from alongside.config.web import Pages
from alongside.config.worker import work
from alongside.foundations.kernel.moments import in_london

AHEAD = "ahead"  # a file in the data folder: by how many seconds; none is there while nobody travels


def say_ahead(data: Path, seconds: float | None) -> None:
    """None: the time is the true one again."""
    if seconds is None:
        (data / AHEAD).unlink(missing_ok=True)
    else:
        (data / AHEAD).write_text(str(seconds))


def next_time(hour: int, minute: int = 0) -> datetime:
    """Tonight, or tomorrow where that hour is over."""
    now = in_london(timezone.now())
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return then if then > now else then + timedelta(days=1)


class Clock:
    """Of one process, whose threads all ask it."""

    def __init__(self) -> None:
        self._told = Path(os.environ["ALONGSIDE_DATA"]) / AHEAD
        self._ahead, self._travelling = 0.0, time_machine.travel(0)
        self._lock = Lock()

    def follow(self) -> None:
        with self._lock:
            ahead = float(self._told.read_text()) if self._told.exists() else 0.0
            if self._ahead:
                self._travelling.stop()
            self._ahead = ahead
            if ahead:
                self._travelling = time_machine.travel(datetime.now(UTC) + timedelta(seconds=ahead))
                self._travelling.start()


class TravellingPages(Pages):
    def load(self) -> Callable[..., Any]:
        application, clock = super().load(), Clock()

        def answer(*asked: Any) -> Any:
            clock.follow()
            return application(*asked)

        return answer


if __name__ == "__main__":
    leave_with_parent()
    if sys.argv[1] == "web":
        TravellingPages(sys.argv[2]).run()
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        django.setup()
        Clock().follow()
        work(wait=False)
