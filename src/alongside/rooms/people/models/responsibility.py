import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import Case, OfCase


class Ownership(OfCase):
    """The agency and team responsible for a case: exactly one at every moment."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BREAK_GLASS, Service.GRANT_CHECK, Service.LOOK_ALIKE, Service.NEIGHBOURS}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", condition=Q(until__isnull=True), name="one_responsible_owner"),
        ]


class KeyWorker(OfCase):
    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BREAK_GLASS, Service.CLOCK_SWEEP, Service.LOOK_ALIKE, Service.NEIGHBOURS}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    until = models.DateTimeField(null=True)
    handed_over_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    word = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", condition=Q(until__isnull=True), name="one_key_worker"),
        ]


class LeaveCover(models.Model):
    """While somebody is away, a colleague sees their work as their own. Both days count."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    away = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    covered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField()
    until_day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_day__gte=models.F("from_day")), name="cover_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(away=models.F("covered_by")), name="nobody_covers_themselves"
            ),
        ]


class PossibleMatch(OfCase):
    """A new case looks like an earlier one. The asker learns only whom to talk to."""

    kept_in: ClassVar[Section | None] = Section.IDENTITY
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.LOOK_ALIKE})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    earlier = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    talk_to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", "earlier", name="possible_match_once"),
            by_somebody("answered", name="match_answered_by_somebody"),
        ]
