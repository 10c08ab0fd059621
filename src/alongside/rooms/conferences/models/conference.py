import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.states import HAPPENED, ConferenceState
from alongside.rooms.conferences.words import LateWhy, Mode, SharingGround
from alongside.rooms.people.models.case import OfCase


def _pair(moment: str, person: str, when: Q) -> Q:
    """Both are there in these states, and in no other."""
    there = Q(**{f"{moment}__isnull": False, f"{person}__isnull": False})
    gone = Q(**{f"{moment}__isnull": True, f"{person}__isnull": True})
    return (when & there) | (~when & gone)


class Conference(OfCase):
    """Agencies meet about one person. `starts` is what was planned; `held_at` is when it took place.

    `held_recorded` is when that was written down, so that nobody moves a conference inside its limit unseen.
    `late_code` and `late_words` say why the first one was held after the limit; by how much is worked out.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {
            Service.CLOCK_SWEEP,
            Service.GRANT_CHECK,
            Service.OWN_ACTIONS,
            Service.POST_ROOM,
            Service.REPLY_LINK,
            Service.REPORTS,
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    protocol = models.CharField(max_length=60)
    state = models.CharField(max_length=20, default=ConferenceState.CONVENED)
    starts = models.DateTimeField()
    mode = models.CharField(max_length=20)
    place = SealedTextField(blank=True)
    chair = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    minute_taker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=30, blank=True)
    ground_reason = SealedTextField(blank=True)
    quorum_gaps = ArrayField(models.CharField(max_length=60), default=list)
    convened_at = models.DateTimeField()
    convened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    held_recorded = models.DateTimeField(null=True)
    late_code = models.CharField(max_length=30, blank=True)
    late_words = SealedTextField(blank=True)
    late_told_at = models.DateTimeField(null=True)
    late_told_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_why = SealedTextField(blank=True)
    recorded = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "starts"], name="conferences_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=list(ConferenceState)), name="conference_state_known"
            ),
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="conference_mode_known"),
            models.CheckConstraint(
                condition=Q(ground="") | Q(ground__in=list(SharingGround)), name="conference_ground_known"
            ),
            models.CheckConstraint(
                condition=Q(late_code="") | Q(late_code__in=list(LateWhy)), name="conference_late_why_known"
            ),
            by_somebody("late_told", name="conference_late_told_by_somebody"),
            models.CheckConstraint(
                condition=_pair("held_at", "held_by", Q(state__in=sorted(HAPPENED))),
                name="conference_held_by_somebody",
            ),
            models.CheckConstraint(
                condition=_pair("closed_at", "closed_by", Q(state=ConferenceState.CLOSED)),
                name="conference_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=_pair("cancelled_at", "cancelled_by", Q(state=ConferenceState.CANCELLED)),
                name="conference_cancelled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True, held_recorded__isnull=True)
                | Q(held_at__lte=F("held_recorded")),
                name="conference_held_before_written_down",
                violation_error_message="A conference cannot be recorded as held before it took place.",
            ),
        ]
