import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import Case, OfCase


class Note(OfCase):
    kept_in: ClassVar[Section | None] = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    text = SealedTextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())


class NoteMove(OfCase):
    """The trace of a note that stood in the wrong case. It stays in the case the note left."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="moves")
    to_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = SealedTextField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class ContactMade(OfCase):
    """An attempt to reach the person, or a word from them: the log of contacts."""

    kept_in: ClassVar[Section | None] = Section.CONTACT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=20)
    from_person = models.BooleanField(default=False)
    reached = models.BooleanField()
    summary = SealedTextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())
