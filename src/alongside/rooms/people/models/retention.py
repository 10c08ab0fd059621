import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.people.states import ErasureState
from alongside.rooms.people.words import ErasedWhy


class RetentionHold(OfCase):
    """The case is kept longer, for a reason, until somebody ends this. `review_on` only asks whether to."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = SealedTextField()
    review_on = models.DateField()
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                condition=Q(ended_at__isnull=True),
                name="one_standing_hold",
                violation_error_message="This case is on hold already.",
            ),
            by_somebody("ended", name="hold_ended_by_somebody"),
        ]


class RetentionWarning(OfCase):
    """It was said that the case is kept until `due_on`, in time for somebody to hold it back."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    due_on = models.DateField()
    policy_version = models.CharField(max_length=200)
    warned_at = models.DateTimeField()
    warned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "warned_at"], name="warnings_of_case")]


class ErasureRequest(OfCase):
    """The person wants to be forgotten before the time. A second person looks at it."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = SealedTextField()
    state = models.CharField(max_length=20, default=ErasureState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    word = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                condition=Q(state=ErasureState.ASKED),
                name="one_erasure_asked",
                violation_error_message="This was asked for already.",
            ),
            models.CheckConstraint(
                condition=Q(state=ErasureState.ASKED, answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    state__in=[ErasureState.AGREED, ErasureState.DECLINED],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="erasure_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
                name="erasure_answered_by_another",
                violation_error_message="A second person looks at it, not the one who asked for it.",
            ),
        ]


class Tombstone(models.Model):
    """All that is left to say of a case that was erased: that it was, when and why. Nothing about the person."""

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = IDENTIFIERS

    case_id = models.UUIDField(primary_key=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20)
    erased_at = models.DateTimeField()
    erased_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(why__in=list(ErasedWhy)), name="tombstone_why_known"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    @property
    def words(self) -> str:
        return ErasedWhy(self.why).words
