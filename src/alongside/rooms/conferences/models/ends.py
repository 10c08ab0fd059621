import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.plan import ENDED, PlannedAction
from alongside.rooms.people.models.case import OfCase


class ActionEnd(OfCase):
    """What somebody said became of a step, each time they said it."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.OWN_ACTIONS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="ends")
    state = models.CharField(max_length=20)
    word = SealedTextField()
    done_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ENDED), name="action_end_known"),
        ]
