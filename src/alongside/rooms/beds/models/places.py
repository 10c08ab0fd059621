import uuid
from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.beds.rules import Room
from alongside.rooms.beds.words import LONGEST_TURNAROUND, BedKind, Payer, PlaceKind, RoomFor
from alongside.rooms.directory.models import Partnership


class Premises(models.Model):
    """A house with beds. Its address is not here, so that no list can show it by accident.

    `turnaround` is how many nights a bed stays empty after somebody left, to be made ready. Where `address_hidden`
    is false, everybody knows where it is: like a hotel.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="premises")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="premises")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="premises")
    name = models.CharField(max_length=200)
    area = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, default=PlaceKind.HOSTEL)
    staffed_24h = models.BooleanField(default=False)
    interpreter_phone = models.BooleanField(default=False)
    children = models.BooleanField(default=False)
    pets = models.BooleanField(default=False)
    payer = models.CharField(max_length=20, default=Payer.NO_CHARGE)
    payer_words = models.CharField(max_length=300, blank=True)
    turnaround = models.PositiveSmallIntegerField(default=0)
    address_hidden = models.BooleanField(default=True)
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
            models.CheckConstraint(condition=Q(kind__in=list(PlaceKind)), name="premises_kind_known"),
            models.CheckConstraint(
                condition=Q(turnaround__lte=LONGEST_TURNAROUND), name="premises_made_ready_in_a_week"
            ),
            models.CheckConstraint(condition=Q(payer__in=list(Payer)), name="premises_payer_known"),
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
    postcode = models.CharField(max_length=8, blank=True)
    way_in = models.TextField(blank=True)


class Bed(models.Model):
    """A place for one person. The key is a number because the exclusion of two people in it needs a range.

    It is there since `added_at`; of one that a case log speaks of nobody knows since when. One that is
    `by_the_night` can be had only on the nights its house offers it (`NightsOffered`).
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.BigAutoField(primary_key=True)
    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="beds")
    label = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, default=BedKind.BED)
    room_for = models.CharField(max_length=10, default=RoomFor.ANY)
    step_free = models.BooleanField(default=False)
    own_room = models.BooleanField(default=False)
    by_the_night = models.BooleanField(default=False)
    added_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
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
            by_somebody("added", name="bed_added_by_somebody"),
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
            interpreter=self.premises.interpreter_phone,
            children=self.premises.children,
            pets=self.premises.pets,
        )


class NightsOffered(models.Model):
    """Nights on which a house gives a bed that is not always there. Taken back, what is left of them is kept."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="offered")
    nights = DateRangeField()
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nights__isempty=True) | Q(nights__lower_inf=False, nights__upper_inf=False),
                name="nights_offered_have_ends",
            ),
            models.CheckConstraint(
                condition=Q(nights__isempty=False) | Q(taken_back_at__isnull=False),
                name="nights_are_offered",
            ),
            by_somebody("taken_back", name="nights_taken_back_by_somebody"),
        ]
