import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import rules
from alongside.rooms.people.states import CaseState
from alongside.rooms.people.words import AgeStatus, FoundAt


class Person(models.Model):
    """A thin thread that ties the cases of one human being together. It holds nothing else."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


class Case(Guarded):
    """One stretch of work with one person in one area.

    `identified_at` is when the person was met and starts the conference clocks (R-MACC-01);
    `recorded` is when the database heard of it. Both are shown when they lie apart.
    """

    kept_in: ClassVar[Section | None] = None
    told_to_house: ClassVar[bool] = True
    case_column: ClassVar[str] = "id"
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {
            Service.AUDIT_TRAIL,
            Service.BED_REQUESTS,
            Service.BREAK_GLASS,
            Service.CLOCK_SWEEP,
            Service.CONSENTS,
            Service.GRANT_CHECK,
            Service.LOOK_ALIKE,
            Service.NEIGHBOURS,
            Service.OVERSIGHT,
            Service.OWN_ACTIONS,
            Service.POST_ROOM,
            Service.REPLY_LINK,
            Service.REPORTS,
            Service.RETENTION,
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=20, unique=True)
    local_reference = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, default=CaseState.OPEN)
    age_status = models.CharField(max_length=30, default=AgeStatus.ADULT)
    found_at_kind = models.CharField(max_length=30, default=FoundAt.OTHER)
    in_danger_now = models.BooleanField(default=False)
    identified_at = models.DateTimeField()
    identified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cases_identified")
    identified_day_only = models.BooleanField(default=False)
    recorded = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    class Meta(Guarded.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "local_reference",
                condition=~Q(local_reference=""),
                name="local_reference_once_a_partnership",
            ),
            models.CheckConstraint(condition=Q(state__in=list(CaseState)), name="case_state_known"),
            models.CheckConstraint(condition=Q(age_status__in=list(AgeStatus)), name="case_age_status_known"),
        ]

    @property
    def treat_as_child(self) -> bool:
        return rules.treat_as_child(AgeStatus(self.age_status))


class OfCase(Guarded):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    class Meta(Guarded.Meta):
        abstract = True


class Closure(OfCase):
    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    outcome = models.CharField(max_length=60)
    reason = SealedTextField(blank=True)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Reopening(OfCase):
    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = SealedTextField()
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class OpenedInError(OfCase):
    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS, Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = SealedTextField()
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class AgeSaid(OfCase):
    """A later word on whether the person is an adult, and why. The case keeps the one that stands (R-NRM-03)."""

    kept_in: ClassVar[Section | None] = Section.IDENTITY

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    age_status = models.CharField(max_length=30)
    reason = SealedTextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(age_status__in=list(AgeStatus)), name="age_said_known"),
        ]


class MetCorrection(OfCase):
    """When or where they were met was written wrongly: what stood, and what stands since.

    `recorded` of the case, when it was first written down, never changes.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    was = models.DateTimeField()
    became = models.DateTimeField()
    was_kind = models.CharField(max_length=30, blank=True)
    became_kind = models.CharField(max_length=30, blank=True)
    was_day_only = models.BooleanField(default=False)
    reason = SealedTextField()
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class CaseLink(OfCase):
    """Two people found together: two cases, each of which says that there is another."""

    kept_in: ClassVar[Section | None] = Section.STORY
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.LOOK_ALIKE})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", "other", name="link_once"),
            models.CheckConstraint(condition=~Q(case=models.F("other")), name="no_link_to_itself"),
        ]


class LogRow(OfCase):
    """The fingerprint of a row of a case log that came in, so that the same file twice changes nothing."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fingerprint = models.CharField(max_length=64)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [models.UniqueConstraint("case", "fingerprint", name="log_row_once")]
