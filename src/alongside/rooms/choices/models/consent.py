import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.choices.states import ConsentState
from alongside.rooms.choices.words import Capacity, InterpreterNeed, Purpose, Understood
from alongside.rooms.people.models.case import OfCase

ANSWERS = [state for state in ConsentState if state is not ConsentState.NOT_ASKED]
NAMES_IMMIGRATION = Q(sections__contains=[Section.IMMIGRATION])


class Consent(OfCase):
    """One thing that was said about showing parts of the case to somebody, for one purpose.

    No row is ever changed; of those with the same purpose and recipient the highest `number` stands. `section` is
    the most closed part that it names. Nobody says that a consent has run out, so `said_by` is empty there.
    """

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CONSENTS, Service.GRANT_CHECK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    purpose = models.CharField(max_length=30)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    audience = models.GeneratedField(
        expression=Coalesce("team", "agency"), output_field=models.UUIDField(), db_persist=True
    )
    number = models.PositiveIntegerField()
    said = models.CharField(max_length=20)
    sections = ArrayField(models.CharField(max_length=20), default=list)
    immigration_named = models.BooleanField(default=False)
    starts = models.DateTimeField()
    until = models.DateTimeField(null=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded = models.DateTimeField(db_default=Now())
    text_version = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=20, blank=True)
    interpreter_need = models.CharField(max_length=20, blank=True)
    interpreter_present = models.BooleanField(null=True)
    interpreter_service = SealedTextField(blank=True)
    explained_by = SealedTextField(blank=True)
    capacity = models.CharField(max_length=20, blank=True)
    understood = models.CharField(max_length=20, blank=True)
    own_words = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                "purpose",
                "audience",
                "number",
                name="consent_one_standing_answer",
                violation_error_message="Somebody recorded another answer meanwhile. Look at what stands now.",
            ),
            models.CheckConstraint(condition=Q(said__in=ANSWERS), name="consent_answer_known"),
            models.CheckConstraint(condition=Q(purpose__in=list(Purpose)), name="consent_purpose_known"),
            models.CheckConstraint(
                condition=Q(sections__contained_by=list(Section)), name="consent_sections_known"
            ),
            models.CheckConstraint(
                condition=~Q(said=ConsentState.GIVEN) | Q(until__isnull=False, sections__len__gt=0),
                name="consent_given_ends",
                violation_error_message="A consent names parts of the case and a day on which it ends.",
            ),
            models.CheckConstraint(
                condition=Q(immigration_named=True) | ~NAMES_IMMIGRATION,
                name="consent_names_immigration",
                violation_error_message="Immigration is opened only where it was asked for by name.",
            ),
            models.CheckConstraint(
                condition=Q(said=ConsentState.EXPIRED, said_by__isnull=True)
                | (~Q(said=ConsentState.EXPIRED) & Q(said_by__isnull=False)),
                name="consent_recorded_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(interpreter_need__in=["", *InterpreterNeed])
                & Q(capacity__in=["", *Capacity])
                & Q(understood__in=["", *Understood]),
                name="consent_circumstances_known",
            ),
        ]

    @property
    def who(self) -> str:
        return self.agency.with_team(self.team)
