import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.models.plan import PlannedAction
from alongside.rooms.people.models.case import OfCase


class HeldCorrection(OfCase):
    """The moment at which a conference took place was typed wrongly: what stood, and what stands since."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="held_corrections")
    was = models.DateTimeField()
    became = models.DateTimeField()
    reason = SealedTextField(blank=True)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class LateCorrection(OfCase):
    """Why a conference was late was said again: what was said before, and by whom."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="late_corrections")
    was_code = models.CharField(max_length=30)
    was_words = SealedTextField(blank=True)
    was_told_at = models.DateTimeField()
    was_told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Moving(OfCase):
    """A conference that was convened was put to another time or place: when it was to be, and when since."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="movings")
    was = models.DateTimeField()
    became = models.DateTimeField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class DueCorrection(OfCase):
    """The day by which a step is due was typed wrongly: what stood, and what stands since."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="due_corrections")
    was = models.DateField()
    became = models.DateField()
    reason = SealedTextField(blank=True)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
