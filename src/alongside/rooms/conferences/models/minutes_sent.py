import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.models.invitation import Invitation
from alongside.rooms.people.models.case import OfCase


class MinutesSent(OfCase):
    """Somebody who was asked is told that the minutes are agreed. `version` is that of the minutes on that day: 1, and
    one more for each correction since the close. `as_file`: the area wants a file with the letter, which leaves this
    system; else a link. `posted`: the letter has left."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    shown_to_guests: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="minutes_sent")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    as_file = models.BooleanField()
    posted = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("invitation", "version", name="minutes_sent_once"),
            by_somebody("opened", name="minutes_opened_by_somebody"),
        ]
