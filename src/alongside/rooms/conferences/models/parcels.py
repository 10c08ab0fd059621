import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.directory.models import Neighbour


class Dispatch(models.Model):
    """A parcel on its way to another deployment, which alone can open it.

    Written once, in the transaction of what it tells, and sent until a receipt came; then its bytes go. Those `about`
    one hand-over go in the order of their numbers. `failed` says why the last try did not arrive.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE
    retention: ClassVar[Retention] = IDENTIFIERS

    number = models.BigAutoField(primary_key=True)
    id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    neighbour = models.ForeignKey(Neighbour, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    kind = models.CharField(max_length=20)
    parcel = models.BinaryField(null=True)
    made = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
    failed = models.CharField(max_length=40, blank=True)
    arrived = models.DateTimeField(null=True)
    said = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_try"], condition=Q(arrived__isnull=True), name="parcels_to_send"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(arrived__isnull=True, parcel__isnull=False)
                | Q(arrived__isnull=False, parcel__isnull=True),
                name="parcel_kept_until_it_arrived",
            ),
        ]


class Arrival(models.Model):
    """A parcel that was opened, and what was answered: the same parcel again gets the same answer and does nothing."""

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, editable=False)
    neighbour = models.ForeignKey(Neighbour, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    kind = models.CharField(max_length=20)
    said = models.CharField(max_length=20)
    recorded = models.DateTimeField(db_default=Now())

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
