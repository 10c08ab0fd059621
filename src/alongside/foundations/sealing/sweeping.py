"""Files that no row names: left by an act that failed between the two, or by a crash. They go at night."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from alongside.foundations.audit.record import record
from alongside.foundations.sealing import files

LEFT_ALONE = timedelta(days=1)  # no act takes longer from its file to its row
FEW = 2
TOO_MANY = "%s of %s files have no row. That is no accident of one day: none was removed."
SERVICE = "file_sweep"
log = logging.getLogger(__name__)
_owners: list[Callable[[datetime], set[UUID]]] = []


def tell(owner: Callable[[datetime], set[UUID]]) -> None:
    """`owner` names, at a moment, every file that one of its rows stands for."""
    if owner not in _owners:
        _owners.append(owner)


def sweep(now: datetime) -> int:
    before = (now - LEFT_ALONE).timestamp()
    old = {file_id for file_id, path in files.every_file() if path.stat().st_mtime < before}
    orphans = old.difference(*(owner(now) for owner in _owners))
    if len(orphans) > max(FEW, len(old) // 10):
        log.error(TOO_MANY, len(orphans), len(old))
        return 0
    for file_id in orphans:
        files.remove(file_id)
    if orphans:
        record("files.swept", by=None, at=now, service=SERVICE, number=len(orphans))
    return len(orphans)
