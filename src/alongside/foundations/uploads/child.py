"""Reads one hostile file, in a process of its own: `python -m alongside.foundations.uploads.child KIND PIXELS`.

The file comes in on standard input, the clean one goes out. It may use little memory and time, open no file and
no socket, and start nothing. Refused: exit status 3, with the sentence and the next step as JSON on standard output.
"""

import json
import resource
import sys
from collections.abc import Callable
from contextlib import suppress

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.kinds import Kind

REFUSED = 3
LIMITS = {
    resource.RLIMIT_DATA: 160 * 1024 * 1024,  # bytes; with its programs it takes less than 200 million
    resource.RLIMIT_CPU: 10,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 0,  # it opens nothing more, neither a file nor a socket; what is open stays so
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
}


def main(kind: Kind, most_pixels: int) -> int:
    clean = _cleaner(kind, most_pixels)
    _bind_hands()
    try:
        cleaned = clean(sys.stdin.buffer.read())
    except Refused as refused:
        print(json.dumps([refused.reason, refused.next_step]))
        return REFUSED
    sys.stdout.buffer.write(cleaned)
    return 0


def _cleaner(kind: Kind, most_pixels: int) -> Callable[[bytes], bytes]:
    """What it needs is loaded before its hands are bound."""
    if kind is Kind.PDF:
        from alongside.foundations.uploads.documents import open_what_it_needs, rewrite

        open_what_it_needs()
        return rewrite
    from alongside.foundations.uploads.pictures import open_what_it_needs, redraw

    open_what_it_needs()
    return lambda data: redraw(data, kind, most_pixels=most_pixels)


def _bind_hands() -> None:
    for what, most in LIMITS.items():
        with suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main(Kind(sys.argv[1]), int(sys.argv[2])))
