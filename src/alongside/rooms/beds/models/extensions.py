import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.stays import Stay
from alongside.rooms.beds.states import ExtensionState
from alongside.rooms.beds.words import Side
from alongside.rooms.people.models.case import OfCase


class Extension(OfCase):
    """A wish for more nights, with an end (R-BED-04): from the night of `begins` until the day of `leaves`."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM, Service.REPORTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="extensions")
    begins = models.DateField()
    leaves = models.DateField()
    reason = SealedTextField()
    state = models.CharField(max_length=20, default=ExtensionState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(ExtensionState)), name="extension_state_known"),
            models.UniqueConstraint(
                "stay",
                condition=Q(state=ExtensionState.ASKED),
                name="one_extension_asked_at_a_time",
                violation_error_message="More nights have been asked for already.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, state=ExtensionState.WITHDRAWN),
                name="extension_withdrawn_by_somebody",
            ),
        ]


class ExtensionAnswer(OfCase):
    """What one side said. Two sides, two people: the database holds both."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    extension = models.ForeignKey(Extension, on_delete=models.PROTECT, related_name="answers")
    side = models.CharField(max_length=10)
    granted = models.BooleanField()
    reason = SealedTextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(side__in=list(Side)), name="extension_side_known"),
            models.UniqueConstraint(
                "extension",
                "side",
                name="one_answer_a_side",
                violation_error_message="This side has answered already.",
            ),
            models.UniqueConstraint(
                "extension",
                "answered_by",
                name="two_people_extend",
                violation_error_message="One person cannot answer for both sides.",
            ),
        ]
