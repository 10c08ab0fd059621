import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.stays import Stay
from alongside.rooms.beds.states import GOING_RIDE, RideState
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models.case import OfCase


class Driver(models.Model):
    """Somebody the area knows and has checked. Nobody else drives a person to a bed."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="drivers")
    name = models.CharField(max_length=200)
    scheme = models.CharField(max_length=200)
    phone = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    checked_on = models.DateField()
    checked = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "name",
                condition=Q(ended_at__isnull=True),
                name="driver_known_once",
                violation_error_message="There is a driver of this name in the area already.",
            ),
            by_somebody("ended", name="driver_ended_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.name


class Ride(OfCase):
    """A known driver brings them. The driver is told where, when and for whom to ask; never who or why.

    `version` numbers the link: a new one makes the old one worthless. `link_read` is when the driver pressed the
    button, which spent it.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM, Service.REPLY_LINK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="rides")
    driver = models.ForeignKey(Driver, on_delete=models.PROTECT, related_name="rides")
    pick_up = SealedTextField()
    pick_up_time = SealedTextField()
    ask_for = SealedTextField()
    state = models.CharField(max_length=20, default=RideState.ARRANGED)
    version = models.PositiveIntegerField(default=1)
    link_read = models.DateTimeField(null=True)
    arranged_at = models.DateTimeField()
    arranged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(RideState)), name="ride_state_known"),
            models.UniqueConstraint(
                "stay",
                condition=Q(state__in=sorted(GOING_RIDE)),
                name="one_ride_at_a_time",
                violation_error_message="A drive has been arranged already.",
            ),
            by_somebody("ended", name="ride_ended_by_somebody"),
        ]

    @property
    def starts(self) -> datetime:
        """Kept sealed, as it was typed: a time and a place together say where somebody will be."""
        return datetime.fromisoformat(self.pick_up_time)
