import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import AdviceKind, InterpreterNeed, LegalAdvice, Point, RefusalReason
from alongside.rooms.people.models.case import OfCase


class InformationSession(OfCase):
    """What was explained, when, in which language, by whom and with what interpreter (R-NRM-02).

    `held_by` answers for the record, `explained_by` says who spoke. A correction is a new row.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())
    explained_by = SealedTextField(blank=True)
    language = models.CharField(max_length=20, blank=True)
    points = ArrayField(models.CharField(max_length=30), default=list)
    interpreter_need = models.CharField(max_length=20, blank=True)
    interpreter_present = models.BooleanField(null=True)
    interpreter_service = SealedTextField(blank=True)
    gender_choice_offered = models.BooleanField(null=True)
    breaks_taken = models.BooleanField(null=True)
    legal_advice = models.CharField(max_length=20, blank=True)
    understanding = SealedTextField(blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "held_at"], name="sessions_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(points__contained_by=list(Point)),
                name="session_points_known",
                violation_error_message="One of the points explained is not on the list.",
            ),
            models.CheckConstraint(
                condition=Q(interpreter_need__in=["", *InterpreterNeed]),
                name="session_interpreter_need_known",
                violation_error_message="Say whether an interpreter is needed, or leave it open.",
            ),
            models.CheckConstraint(
                condition=Q(legal_advice__in=["", *LegalAdvice]),
                name="session_legal_advice_known",
                violation_error_message="Choose one of the answers about legal advice, or leave it open.",
            ),
        ]

    @property
    def explained(self) -> frozenset[Point]:
        return frozenset(Point(point) for point in self.points)

    @property
    def without_needed_interpreter(self) -> bool:
        return self.interpreter_need == InterpreterNeed.NEEDED and self.interpreter_present is not True


class Answer(OfCase):
    """What the person said to being referred, at one moment. The latest one stands; none is ever changed."""

    kept_in: ClassVar[Section | None] = Section.REFERRAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    said = models.CharField(max_length=20)
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    own_words = SealedTextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "given_at"], name="answers_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(said__in=[said for said in Said if said is not Said.NOT_ASKED]),
                name="answer_known",
                violation_error_message="An answer is yes, no, not yet, or a yes taken back.",
            ),
            models.CheckConstraint(
                condition=Q(reasons__contained_by=list(RefusalReason)),
                name="answer_reasons_known",
                violation_error_message="One of the reasons is not on the list.",
            ),
        ]


class Advice(OfCase):
    """Advice the person had. What was advised stays between them and the adviser."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=list(AdviceKind)),
                name="advice_kind_known",
                violation_error_message="Advice is legal, immigration, housing or benefits.",
            ),
        ]
