import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
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


class WrittenReturn(OfCase):
    """What a guest sent in writing, in the section they said it is about. A correction is a further one."""

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPLY_LINK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="returns")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    text = SealedTextField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["conference", "sent_at"], name="returns_of_conference")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="return_says_something",
                violation_error_message="There is nothing written in it.",
            ),
        ]
