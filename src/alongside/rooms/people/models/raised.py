import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.people.words import RaisedWhy


class Raised(OfCase):
    """Something in a case that its own team cannot judge alone, for whoever leads the area.

    They see its reference, who acted and this row, and nothing else of the case. `about_id` is the act.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BREAK_GLASS, Service.OVERSIGHT})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    why = models.CharField(max_length=30)
    about_id = models.UUIDField()
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_from = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    words = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("about_id", "why", name="raised_once"),
            models.CheckConstraint(condition=Q(why__in=list(RaisedWhy)), name="raised_why_known"),
            by_somebody("looked", name="raised_looked_at_by_somebody"),
        ]
