import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from django.db import models

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.permissions import Permission
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.places import Spot
from alongside.foundations.kernel.vocabulary import Drawer


class Partnership(models.Model):
    """An area whose agencies work together under one protocol, hosted by its council."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    host = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="hosted_partnerships")
    jurisdiction = models.CharField(max_length=30, default="england-and-wales")
    children_services_name = models.CharField(max_length=200, blank=True)
    children_services_phone = models.CharField(max_length=40, blank=True)
    bed_mailbox = models.EmailField(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Partner(models.Model):
    """An agency in a partnership. A trusted referrer places people in emergency beds directly (R-BED-02).

    `trust_said_at` is since when it is trusted, or is not; how it was before stands in the trail.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="partners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="partnerships")
    trusted_referrer = models.BooleanField(default=False)
    trust_said_at = models.DateTimeField(null=True)
    trust_said_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("partnership", "agency", name="one_partner_an_agency"),
            by_somebody("trust_said", name="partner_trust_said_by_somebody"),
        ]


class Duty(StrEnum):
    """What the rota names somebody for."""

    COUNCIL_APPROVAL = "council_approval"
    HOSTEL_MANAGER = "hostel_manager"
    CONFERENCE = "conference"

    @property
    def words(self) -> str:
        return {
            Duty.COUNCIL_APPROVAL: "Approves beds for the council",
            Duty.HOSTEL_MANAGER: "Decides for the hostel",
            Duty.CONFERENCE: "Convenes conferences",
        }[self]

    @property
    def needs(self) -> Permission:
        """What the role of whoever is named must allow, or the rota would send people to somebody who cannot act."""
        return {
            Duty.COUNCIL_APPROVAL: Permission.APPROVE_BED,
            Duty.HOSTEL_MANAGER: Permission.RUN_BEDS,
            Duty.CONFERENCE: Permission.CONVENE,
        }[self]


class RotaShiftQuerySet(models.QuerySet["RotaShift"]):
    def at(self, moment: datetime) -> "RotaShiftQuerySet":
        return self.filter(starts__lte=moment, ends__gt=moment)


class RotaShift(models.Model):
    """Who answers for a duty in a partnership, out of hours above all, from `starts` up to `ends`."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="rota")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rota")
    duty = models.CharField(max_length=30, choices=[(duty.value, duty.words) for duty in Duty])
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="rota")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    objects = RotaShiftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="shift_ends_after_start"
            ),
        ]


class Postcode(models.Model):
    """Where a postcode is, or the first half of one: then `reach` metres around the point hold all of it."""

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    code = models.CharField(max_length=8, primary_key=True)
    outcode = models.CharField(max_length=4, db_index=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    reach = models.PositiveIntegerField(default=0)

    @property
    def spot(self) -> Spot:
        return Spot(self.latitude, self.longitude, self.reach)
