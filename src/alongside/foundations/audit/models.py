from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from alongside.foundations.kernel.vocabulary import Drawer


class AuditEntry(models.Model):
    """One thing that was done or seen. Identifiers and codes only: no name, no text, no foreign key."""

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY

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
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
