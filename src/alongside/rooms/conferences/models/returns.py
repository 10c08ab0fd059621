import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.models.invitation import Invitation
from alongside.rooms.conferences.words import ReturnKind, Told
from alongside.rooms.people.models.case import OfCase


class WrittenReturn(OfCase):
    """One thing that somebody who is asked wrote before a meeting, in the section they said it is about.

    `line` is the same for all versions of one thing; the highest `number` of it stands, the others are its history.
    `item` is the point of the agenda at which it is shown. `said_by` and `happened` are empty where nobody said.
    """

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPLY_LINK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="returns")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField(default=uuid.uuid4)
    number = models.PositiveSmallIntegerField(default=1)
    section = models.CharField(max_length=20)
    item = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, default=ReturnKind.KNOWS)
    text = SealedTextField()
    said_by = models.CharField(max_length=20, blank=True)
    told_by = SealedTextField(blank=True)
    happened = SealedTextField(blank=True)
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
            models.CheckConstraint(condition=Q(kind__in=list(ReturnKind)), name="return_kind_known"),
            models.CheckConstraint(
                condition=Q(said_by="") | Q(said_by__in=list(Told)), name="return_source_known"
            ),
            models.UniqueConstraint("line", "number", name="return_corrected_once"),
        ]


class Contradiction(OfCase):
    """Somebody marked that two things do not agree. By itself it says nothing of them, in whatever section they are."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="contradictions")
    one = models.UUIDField()
    other = models.UUIDField()
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="contradiction_of_two"),
            models.UniqueConstraint(
                "conference", "one", "other", condition=Q(settled_at__isnull=True), name="contradiction_once"
            ),
            by_somebody("settled", name="contradiction_settled_by_somebody"),
        ]
