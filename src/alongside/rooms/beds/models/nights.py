import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.stays import Occupancy, Stay
from alongside.rooms.people.models.case import OfCase


class BedMove(OfCase):
    """From the night of `night` on they sleep in another bed of the house; the stay goes on."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="moves")
    night = models.DateField()
    left = models.OneToOneField(Occupancy, on_delete=models.PROTECT, related_name="moved_out")
    taken = models.OneToOneField(Occupancy, on_delete=models.PROTECT, related_name="moved_in")
    reason = SealedTextField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class DoorNote(OfCase):
    """What the house was told at the door until it was changed. `number` is the version it was."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="door_notes")
    number = models.PositiveIntegerField()
    keeps_them_safe = SealedTextField(blank=True)
    allergies = SealedTextField(blank=True)
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [models.UniqueConstraint("stay", "number", name="door_note_replaced_once")]
