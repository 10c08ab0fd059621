import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.requests import BedRequest
from alongside.rooms.beds.models.stays import Stay
from alongside.rooms.beds.words import HouseDeclines, PersonDeclines, Unmet
from alongside.rooms.people.models.case import OfCase


class DeclinedByPerson(OfCase):
    """They said no to a bed before they came. What they said of a house is not told to any house."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BED_REQUESTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="declined_by_person")
    reason = models.CharField(max_length=30)
    words = SealedTextField(blank=True)
    declined_at = models.DateTimeField()
    declined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reason__in=list(PersonDeclines)), name="person_declines_for_a_reason"
            ),
        ]


class DeclinedByHouse(OfCase):
    """The house said no to somebody who was booked."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BED_REQUESTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="declined_by_house")
    reason = models.CharField(max_length=30)
    words = SealedTextField(blank=True)
    declined_at = models.DateTimeField()
    declined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reason__in=list(HouseDeclines)), name="house_declines_for_a_reason"
            ),
        ]


class UnmetNight(OfCase):
    """A night on which a bed had been asked for and there was none. Noted by a worker, or by the nightly count.

    `lacking` are codes of what every free bed lacked.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BED_REQUESTS, Service.REPORTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(BedRequest, on_delete=models.PROTECT, related_name="unmet_nights")
    night = models.DateField()
    reason = models.CharField(max_length=30)
    lacking = ArrayField(models.CharField(max_length=20), default=list)
    words = SealedTextField(blank=True)
    noted_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "request",
                "night",
                name="unmet_night_counted_once",
                violation_error_message="This night is counted already.",
            ),
            models.CheckConstraint(condition=Q(reason__in=list(Unmet)), name="unmet_night_for_a_reason"),
            by_somebody("noted", name="unmet_night_noted_by_somebody"),
        ]
