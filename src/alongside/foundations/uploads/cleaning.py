"""A file made harmless, in a process that a hostile one may take down without harm."""

import json
import subprocess
import sys
from threading import BoundedSemaphore

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.child import REFUSED
from alongside.foundations.uploads.kinds import Kind

SECONDS = 20
_at_once = BoundedSemaphore(
    2
)  # in each process of the web server, so that many uploads do not eat the memory
GAVE_UP = Refused(
    "This file is damaged, or asks for too much.", "Print it as a new PDF, or take a picture of it."
)


def clean(data: bytes, kind: Kind, *, most_pixels: int) -> bytes:
    if kind is Kind.TEXT:
        return data
    command = [sys.executable, "-I", "-m", "alongside.foundations.uploads.child", kind, str(most_pixels)]
    try:
        with _at_once:
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
