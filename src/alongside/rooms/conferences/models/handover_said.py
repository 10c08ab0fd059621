import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.handover import Handover
from alongside.rooms.conferences.words import Remark
from alongside.rooms.people.models.case import OfCase


class HandoverRemark(OfCase):
    """A question, its answer, or what the person agreed to later."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.NEIGHBOURS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=20)
    text = SealedTextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(Remark)), name="handover_remark_known"),
        ]


class HandoverClimbing(OfCase):
    """Somebody was told that a hand-over waits for its answer after its time."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CLOCK_SWEEP, Service.OWN_ACTIONS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("handover", "told", name="told_once_of_a_handover"),
        ]
