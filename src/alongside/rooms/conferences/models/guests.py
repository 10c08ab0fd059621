import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models.invitation import Invitation
from alongside.rooms.people.models.case import OfCase


class GuestEntry(OfCase):
    """One way in for a guest: the link that was mailed, and the code that was mailed when the link was spent.

    Neither can be read from here: the link is signed, and of the code a keyed hash is kept.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM, Service.REPLY_LINK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    spent_at = models.DateTimeField(null=True)
    spent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            by_somebody("spent", name="guest_entry_spent_by_somebody"),
            by_somebody("opened", name="guest_entry_opened_by_somebody"),
        ]
