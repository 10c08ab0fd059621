import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.next_places import NextPlace
from alongside.rooms.beds.moving_on import Aspect, Fit, Suitability
from alongside.rooms.people.models.case import OfCase


class SuitabilityAssessment(OfCase):
    """What was found of a place before the move, for this person (R-BED-09). It is never changed: a later one counts.

    `number` is the version; `found` is what the rule said then.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(NextPlace, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField()
    found = models.CharField(max_length=20)
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(found__in=list(Suitability)), name="assessment_found_known"),
            models.UniqueConstraint(
                "place",
                "number",
                name="assessment_numbered_once",
                violation_error_message="Somebody wrote an assessment of this place at the same time.",
            ),
        ]


class AspectFound(OfCase):
    """One aspect of an assessment."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(SuitabilityAssessment, on_delete=models.PROTECT, related_name="aspects")
    aspect = models.CharField(max_length=20)
    fit = models.CharField(max_length=20)
    words = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(aspect__in=list(Aspect)), name="aspect_known"),
            models.CheckConstraint(condition=Q(fit__in=list(Fit)), name="aspect_fit_known"),
            models.UniqueConstraint("assessment", "aspect", name="aspect_found_once"),
        ]
