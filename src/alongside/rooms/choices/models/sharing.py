import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.choices.states import ConsentState, SharingState
from alongside.rooms.choices.words import LawfulBasis, Purpose, SpecialCondition
from alongside.rooms.people.models.case import OfCase


class SharingDecision(OfCase):
    """Parts of a case are shown to somebody without the person's consent: why, until when, and who looked again.

    `answer_then` is what the person had said about it. `review_due` is set where it was opened at once.
    """

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.GRANT_CHECK, Service.POST_ROOM})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    purpose = models.CharField(max_length=30)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    sections = ArrayField(models.CharField(max_length=20))
    basis = models.CharField(max_length=30)
    special_condition = models.CharField(max_length=30)
    reason = SealedTextField()
    answer_then = models.CharField(max_length=20)
    told = models.BooleanField()
    not_told_why = SealedTextField(blank=True)
    state = models.CharField(max_length=20)
    until = models.DateTimeField()
    review_due = models.DateTimeField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    review_word = SealedTextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(SharingState)), name="sharing_state_known"),
            models.CheckConstraint(
                condition=Q(purpose__in=list(Purpose))
                & Q(basis__in=list(LawfulBasis))
                & Q(special_condition__in=list(SpecialCondition))
                & Q(answer_then__in=list(ConsentState))
                & Q(sections__contained_by=list(Section))
                & Q(sections__len__gt=0),
                name="sharing_words_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sharing_has_a_reason"),
            models.CheckConstraint(
                condition=Q(told=True) | ~Q(not_told_why=""),
                name="sharing_told_or_why_not",
                violation_error_message="Say why the person was not told.",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("decided_by")),
                name="sharing_reviewed_by_another",
                violation_error_message="A second person looks at it, not the one who decided.",
            ),
            by_somebody("reviewed", name="sharing_reviewed_by_somebody"),
            by_somebody("ended", name="sharing_ended_by_somebody"),
            models.CheckConstraint(
                condition=~Q(state=SharingState.IN_FORCE) | Q(reviewed_at__isnull=False),
                name="sharing_in_force_was_reviewed",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("decided_at")), name="sharing_ends"),
        ]

    @property
    def who(self) -> str:
        return self.agency.with_team(self.team)
