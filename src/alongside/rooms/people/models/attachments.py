import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.foundations.uploads.kinds import Kind
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.people.words import AttachedWhat


class Attachment(OfCase):
    """A document that belongs to a section of the case. What is in it lies sealed under this row's own identifier.

    `number` counts within the section, so that it does not tell of documents in others. `agreed` is by whom and when
    the person was heard to agree that a photograph of them is kept.
    """

    kept_in: ClassVar[Section | None] = None
    shown_to_guests: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.FILE_SWEEP, Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=30)
    title = SealedTextField()
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", "section", "number", name="attachment_number_once"),
            models.CheckConstraint(condition=Q(what__in=list(AttachedWhat)), name="attached_what_known"),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="attachment_kind_known"),
            by_somebody("agreed", name="attachment_agreed_heard_by_somebody"),
            models.CheckConstraint(
                condition=~Q(what=AttachedWhat.PHOTOGRAPH_OF_PERSON) | Q(agreed_at__isnull=False),
                name="photograph_of_person_agreed",
                violation_error_message="A photograph of the person is kept only if they agreed to it.",
            ),
        ]

    @property
    def file_name(self) -> str:
        """It stands in folders and on screens of others: it says nothing."""
        return f"document-{self.number}.{Kind(self.kind).suffix}"


class AttachmentRemoved(OfCase):
    """What was in the document is gone; that it was there, and why it was removed, stays."""

    kept_in: ClassVar[Section | None] = None
    shown_to_guests: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.FILE_SWEEP})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="removed")
    reason = SealedTextField()
    removed_at = models.DateTimeField()
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
