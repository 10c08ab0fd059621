import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.people.models.grants import CaseGrant
from alongside.rooms.people.states import GlassState


class BrokenGlass(OfCase):
    """Somebody opened parts of a case in an emergency, for themselves alone and for a few hours.

    `until` and `ended_at` repeat the grant, which whoever answers for the case need not be able to read.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BREAK_GLASS, Service.OVERSIGHT, Service.REPORTS}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.OneToOneField(CaseGrant, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sections = ArrayField(models.CharField(max_length=20))
    reason = SealedTextField()
    state = models.CharField(max_length=20, default=GlassState.WAITING)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(GlassState)), name="glass_state_known"),
            by_somebody("ended", name="glass_ended_by_somebody"),
        ]

    def is_open(self, at: datetime) -> bool:
        return self.ended_at is None and self.until > at


class GlassReview(OfCase):
    """What somebody else of the responsible agency said of it, and why.

    Where more was wanted, what the one who opened it said to that stands here too, under their own name.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BREAK_GLASS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    glass = models.ForeignKey(BrokenGlass, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=20)
    words = SealedTextField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=[state for state in GlassState if state != GlassState.WAITING]),
                name="glass_verdict_known",
            ),
        ]
