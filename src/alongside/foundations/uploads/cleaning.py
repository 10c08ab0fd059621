"""A file made harmless, in a process that a hostile one may take down without harm."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.child import REFUSED
from alongside.foundations.uploads.kinds import Kind

SECONDS, WAITING = 20, 10
_at_once = BoundedSemaphore(2)  # in each process of the web server: many uploads do not eat the memory
BUSY = Refused("Too many files are being added just now.", "Try again in a minute.")
GAVE_UP = Refused(
    "This file is damaged, or asks for too much.", "Print it as a new PDF, or take a picture of it."
)


@contextmanager
def _a_turn() -> Iterator[None]:
    """Whoever waits may hold rows of the database, so nobody waits for long."""
    if not _at_once.acquire(timeout=WAITING):
        raise BUSY
    try:
        yield
    finally:
        _at_once.release()


def clean(data: bytes, kind: Kind, *, most_pixels: int) -> bytes:
    if kind is Kind.TEXT:
        return data
    command = [sys.executable, "-I", "-m", "alongside.foundations.uploads.child", kind, str(most_pixels)]
    try:
        with _a_turn():
            done = subprocess.run(
                command, input=data, capture_output=True, timeout=SECONDS, env={}, cwd="/", check=False
            )
    except (subprocess.TimeoutExpired, BrokenPipeError):
        raise GAVE_UP from None
    if done.returncode == REFUSED:
        raise Refused(*json.loads(done.stdout))
    if done.returncode != 0 or not done.stdout:
        raise GAVE_UP
    return done.stdout
