"""The planted fault: a web server that answers before the database has kept what it says. `-m ... FILE_DESCRIPTOR`."""

import sys
from threading import Timer
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper

from alongside.config.web import Pages

LATE = 0.5  # seconds


def commit_later(self: Any) -> None:
    """The connection is let go of; what was done through it is kept a moment after the answer, or never."""
    held, self.connection = self.connection, None
    if held is not None:
        Timer(LATE, lambda: (held.commit(), held.close())).start()


if __name__ == "__main__":
    setattr(DatabaseWrapper, "_commit", commit_later)  # noqa: B010 - the type checker forbids an assignment
    Pages(sys.argv[1]).run()
