"""The one call through which everything that happens is kept as evidence."""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import models

from alongside.foundations.audit.models import AuditEntry

Code = str | int | bool | UUID | None

_CODE = re.compile(r"[\w.:@/+-]{0,64}", re.ASCII)
_written: ContextVar[int] = ContextVar("audit_entries_written", default=0)


class Actor(Protocol):
    @property
    def pk(self) -> UUID: ...


class NotACode(ValueError):
    """Free text was about to enter the audit trail, where names must never stand."""


def written() -> int:
    """How many entries this context has written so far."""
    return _written.get()


def record(
    event: str,
    *,
    by: Actor | None,
    at: datetime,
    case_id: UUID | None = None,
    about: models.Model | None = None,
    service: str = "",
    **codes: Code,
) -> None:
    """Write one entry in the caller's transaction. `codes` takes identifiers and code words only."""
    held = {name: _code(value) for name, value in codes.items()}
    _keep([_entry(event, by, at, service=service, case_id=case_id, codes=held, about=about)])


def record_each(seen: Iterable[tuple[str, UUID, models.Model]], *, by: Actor | None, at: datetime) -> None:
    """Of each its event, case and row: one entry in every case, in one statement."""
    _keep([_entry(event, by, at, case_id=case_id, about=about) for event, case_id, about in seen])


def _entry(
    event: str, by: Actor | None, at: datetime, *, about: models.Model | None, **more: Any
) -> AuditEntry:
    return AuditEntry(
        event=event,
        by=by.pk if by is not None else None,
        at=at,
        about_kind=about._meta.label if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
        **more,
    )


def _keep(entries: list[AuditEntry]) -> None:
    AuditEntry.objects.bulk_create(entries)
    _written.set(_written.get() + len(entries))


def _code(value: Code) -> str | int | bool | None:
    if value is None or isinstance(value, bool | int):
        return value
    text = str(value)
    if not _CODE.fullmatch(text):
        raise NotACode("The audit trail holds identifiers and codes only, no text.")
    return text
