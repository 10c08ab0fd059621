import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.beds.models.stays import Occupancy


class OutOfService(models.Model):
    """Nights on which nobody can have a bed, and why. They stand among the nights taken, so that one rule holds all."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occupancy = models.OneToOneField(Occupancy, on_delete=models.PROTECT, related_name="out_of_service")
    reason = models.CharField(max_length=200)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [by_somebody("ended", name="out_of_service_ended_by_somebody")]
