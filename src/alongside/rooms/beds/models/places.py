import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.beds.rules import Room
from alongside.rooms.beds.words import BedKind, RoomFor
from alongside.rooms.directory.models import Partnership


class Premises(models.Model):
    """A house with beds. Its address is not here, so that no list can show it by accident."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="premises")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="premises")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="premises")
    name = models.CharField(max_length=200)
    area = models.CharField(max_length=200, blank=True)
    staffed_24h = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "name",
                name="premises_named_once",
                violation_error_message="There is a house of this name in the area already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PremisesAddress(models.Model):
    """Where the house is. Read only through `policies.address_for`."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    premises = models.OneToOneField(
        Premises, on_delete=models.PROTECT, primary_key=True, related_name="where_it_is"
    )
    address = models.TextField()
    way_in = models.TextField(blank=True)


class Bed(models.Model):
    """A place for one person. The key is a number because the exclusion of two people in it needs a range."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.BigAutoField(primary_key=True)
    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="beds")
    label = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, default=BedKind.BED)
    room_for = models.CharField(max_length=10, default=RoomFor.ANY)
    step_free = models.BooleanField(default=False)
    own_room = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    closed_why = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["premises__name", "label", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "premises",
                "label",
                name="bed_labelled_once",
                violation_error_message="There is a bed of this name in the house already.",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(BedKind)), name="bed_kind_known"),
            models.CheckConstraint(condition=Q(room_for__in=list(RoomFor)), name="bed_room_for_known"),
            by_somebody("closed", name="bed_closed_by_somebody"),
        ]

    @property
    def room(self) -> Room:
        return Room(
            room_for=RoomFor(self.room_for),
            kind=BedKind(self.kind),
            step_free=self.step_free,
            own_room=self.own_room,
            staffed=self.premises.staffed_24h,
        )
