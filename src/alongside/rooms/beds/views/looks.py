"""Whoever looks at a page about people leaves a trace in the case of each."""

from collections.abc import Iterable
from typing import Any

from alongside.foundations.access.request import Request
from alongside.foundations.audit.record import record


def note_look(request: Request, event: str, rows: Iterable[Any]) -> None:
    if request.method not in ("GET", "HEAD"):
        return
    for row in rows:
        record(event, by=request.user, at=request.now, case_id=row.case_id, about=row)
