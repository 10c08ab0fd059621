"""Which cases were erased, one a line, beside the database: what an older copy brings back is erased again.

{"case_id": "0b5f…"}
"""

import fcntl
import json
import os
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from alongside.foundations.kernel.results import Refused


def cases() -> set[UUID]:
    if not settings.ERASURES.exists():
        return set()
    return {_case(line) for line in settings.ERASURES.read_text().splitlines() if line.strip()}


def add(more: Iterable[UUID]) -> None:
    """On the disk when this returns; those that are known already are left out."""
    with open(os.open(settings.ERASURES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        new = sorted(set(more) - cases())
        file.writelines(json.dumps({"case_id": str(case_id)}) + "\n" for case_id in new)
        file.flush()
        os.fsync(file.fileno())


def _case(line: str) -> UUID:
    try:
        return UUID(json.loads(line)["case_id"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            "A line of the journal of erasures cannot be read.", "See docs/operator/backup.md."
        ) from error
