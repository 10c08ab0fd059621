import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.handover import Handover
from alongside.rooms.people.models.case import OfCase


class CameWith(OfCase):
    """One thing that another deployment told of the person, in words that stay readable whatever became of it here.

    `revision` 0 was shown before the answer; the last one is the case as it was let go. `data` is the same as JSON, by
    which it was `placed` in a row of its own kind, or was not.
    """

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.NEIGHBOURS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    title = SealedTextField()
    text = SealedTextField(blank=True)
    data = SealedTextField(blank=True)
    placed = models.BooleanField(default=False)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("handover", "revision", "number", name="came_with_once"),
        ]
