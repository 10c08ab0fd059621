"""Which cases were erased, one a line, beside the database: what an older copy brings back is erased again.

{"case_id": "0b5f…"}
"""

import fcntl
import json
import os
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from alongside.foundations.kernel.disk import keep_entries
from alongside.foundations.kernel.results import Refused


def cases() -> set[UUID]:
    return _named_in(_kept())


def add(more: Iterable[UUID]) -> None:
    """On the disk when this returns; those that are known already are left out."""
    with open(os.open(settings.ERASURES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept = _kept()
        file.truncate(len(kept))
        if kept and not kept.endswith(b"\n"):
            file.write(b"\n")
        new = sorted(set(more) - _named_in(kept))
        file.writelines(json.dumps({"case_id": str(case_id)}).encode() + b"\n" for case_id in new)
        file.flush()
        os.fsync(file.fileno())
    keep_entries(settings.ERASURES.parent)


def _kept() -> bytes:
    """Without what a crash in the midst of `add` left of a last line."""
    content = settings.ERASURES.read_bytes() if settings.ERASURES.exists() else b""
    last = content.rpartition(b"\n")[2]
    try:
        _named_in(last)
    except Refused:
        return content.removesuffix(last)
    return content


def _named_in(content: bytes) -> set[UUID]:
    return {_case(line) for line in content.splitlines() if line.strip()}


def _case(line: bytes) -> UUID:
    try:
        return UUID(json.loads(line)["case_id"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            "A line of the journal of erasures cannot be read.", "See docs/operator/backup.md."
        ) from error
