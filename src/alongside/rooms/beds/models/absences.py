import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.stays import Stay
from alongside.rooms.beds.states import AbsenceState
from alongside.rooms.beds.words import Expected
from alongside.rooms.people.models.case import OfCase


class Absence(OfCase):
    """They were not in the house on a night that was theirs. It asks whether they are safe, and decides nothing."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="absences")
    night = models.DateField()
    state = models.CharField(max_length=20, default=AbsenceState.ASKED)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "stay",
                "night",
                name="absence_noted_once",
                violation_error_message="It is written down already that they were away that night.",
            ),
            models.CheckConstraint(condition=Q(state__in=list(AbsenceState)), name="absence_state_known"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True) & ~Q(state=AbsenceState.SAFE)
                | Q(settled_at__isnull=False, settled_by__isnull=False, state=AbsenceState.SAFE),
                name="absence_settled_by_somebody",
            ),
        ]


class AbsenceAnswer(OfCase):
    """What whoever leads the case knows about a night away. The house is not told."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="answers")
    expected = models.CharField(max_length=20)
    last_safe = SealedTextField(blank=True)
    tries_next = SealedTextField(blank=True)
    tries_due = models.DateTimeField(null=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(expected__in=list(Expected)), name="absence_expected_known"),
        ]
