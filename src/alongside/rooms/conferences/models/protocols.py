import uuid
from dataclasses import astuple, replace
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.dated import PolicyEntry
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.clocks.answers import ConferenceTerms, ReviewTerms
from alongside.rooms.conferences import protocols
from alongside.rooms.conferences.protocols import Chasing, Climb, Protocol
from alongside.rooms.directory.models import Partnership

OF_AREA = "area"


class ConferenceProtocol(models.Model):
    """How an area confers, from a day until the next one begins. Without one, the shipped MACC holds.

    Never changed: what is agreed next is a row of its own. `base` is the shipped model it began with, whose opening,
    safeguarding tests and times of reading it keeps, and its days of chasing where the area named none. Hours, or days
    of a cycle: never both.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="conference_protocols"
    )
    base = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    from_day = models.DateField()
    ideal_hours = models.PositiveSmallIntegerField(null=True)
    limit_hours = models.PositiveSmallIntegerField(null=True)
    cycle_days = models.PositiveSmallIntegerField(null=True)
    cycle_from = models.DateField(null=True)
    least_core_present = models.PositiveSmallIntegerField()
    reminder_hours = ArrayField(models.PositiveSmallIntegerField())
    attendees = models.JSONField()
    agenda = models.JSONField()
    first_hours = models.PositiveSmallIntegerField()
    first_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    then_hours = models.PositiveSmallIntegerField()
    then_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    chase_before = models.PositiveSmallIntegerField(null=True)
    chase_late = models.PositiveSmallIntegerField(null=True)
    chase_manager = models.PositiveSmallIntegerField(null=True)
    chase_chair = models.PositiveSmallIntegerField(null=True)
    minutes_as_files = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["partnership__name", "-from_day", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "from_day",
                name="one_conference_protocol_a_day",
                violation_error_message="Another agreement of the area begins on that day.",
            ),
            models.CheckConstraint(
                condition=Q(limit_hours__gt=0, cycle_days__isnull=True, cycle_from__isnull=True)
                | Q(
                    ideal_hours__isnull=True,
                    limit_hours__isnull=True,
                    cycle_days__gt=0,
                    cycle_from__isnull=False,
                ),
                name="conference_hours_or_cycle",
                violation_error_message="It has hours, or it meets in a cycle.",
            ),
            models.CheckConstraint(
                condition=Q(ideal_hours__isnull=True)
                | Q(ideal_hours__gt=0, ideal_hours__lte=F("limit_hours")),
                name="conference_ideal_before_limit",
                violation_error_message="The ideal time ends before the limit.",
            ),
            models.CheckConstraint(
                condition=Q(base__in=protocols.SHIPPED), name="conference_protocol_base_known"
            ),
        ]

    @property
    def version(self) -> str:
        return f"{OF_AREA}@{self.pk}"

    @property
    def agreed(self) -> Protocol:
        begun = protocols.on(self.from_day, self.base)
        return replace(
            begun,
            version=self.version,
            title=self.title,
            from_=self.from_day,
            until=None,
            source=self.title,
            confidence="D",
            check="",
            terms=self._terms(),
            least_core_present=self.least_core_present,
            reminder_hours=tuple(self.reminder_hours),
            climbs=self._climbs(begun),
            chasing=self._chasing(begun.chasing),
            minutes_as_files=self.minutes_as_files,
            core=tuple(protocols.kind_of(row) for row in self.attendees if not row["question"]),
            if_appropriate=tuple(protocols.kind_of(row) for row in self.attendees if row["question"]),
            agenda=tuple(protocols.topic_of(row) for row in self.agenda),
        )

    def _terms(self) -> ConferenceTerms | ReviewTerms:
        if self.cycle_days is not None and self.cycle_from is not None:
            return ReviewTerms(self._entry(self.cycle_days), self.cycle_from)
        assert self.limit_hours is not None  # held by the table
        ideal = self._entry(self.ideal_hours) if self.ideal_hours else None
        return ConferenceTerms(ideal, self._entry(self.limit_hours))

    def _entry(self, value: int) -> PolicyEntry[int]:
        return PolicyEntry(slugify(self.title), value, self.from_day, None, self.title, "D", "")

    def _chasing(self, begun: Chasing) -> Chasing:
        named = (self.chase_before, self.chase_late, self.chase_manager, self.chase_chair)
        days = zip(named, astuple(begun), strict=True)
        return Chasing(*(shipped if own is None else own for own, shipped in days))

    def _climbs(self, begun: Protocol) -> tuple[Climb, ...]:
        """Before the aim where there is one, then before the limit; in a cycle both before its day."""
        last = "limit" if self.limit_hours else "meeting"
        first, then = begun.climbs
        return (
            Climb("ideal" if self.ideal_hours else last, self.first_hours, first.role, self.first_user_id),
            Climb(last, self.then_hours, then.role, self.then_user_id),
        )
