from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer


def not_emptied() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="not_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'The audit trail cannot be emptied.';",
    )


class AuditEntry(models.Model):
    """One thing that was done or seen. Identifiers and codes only: no name, no text, no foreign key.

    A new column has to be named in `canonical.CANONICAL` and in a new version of its function in the database,
    or the chain would not notice that it was changed.
    """

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.BigAutoField(primary_key=True)
    event = models.CharField(max_length=80)
    by = models.UUIDField(null=True)
    service = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    written = models.DateTimeField(db_default=Now())
    case_id = models.UUIDField(null=True)
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"], name="audit_of_case"),
            models.Index(fields=["by", "id"], name="audit_by_person"),
            models.Index(fields=["event", "id"], name="audit_of_event"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            not_emptied(),
        ]


class AuditLink(models.Model):
    """The place of one entry in the chain. Only the database itself writes these, when a transaction commits."""

    drawer: ClassVar[Drawer] = Drawer.SEALED
    retention: ClassVar[Retention] = IDENTIFIERS

    number = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            not_emptied(),
        ]
