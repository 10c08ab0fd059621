import uuid
from dataclasses import fields
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.choices.words import RefusalReason
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.words import Authority, NotReferredReason, Outcome, Route, Stage

_NOT_SENT = Q(submitted_at__isnull=True, submitted_by__isnull=True)
_SENT = Q(submitted_at__isnull=False, submitted_by__isnull=False)
_NEVER_SENT = [ReferralState.DRAFT, ReferralState.ABANDONED]


class Referral(OfCase):
    """A referral to the NRM, or a Duty to Notify. As a draft it changes; what was sent stays as it was.

    How to reach the person is kept apart, in `Reach`, where fewer may look. `reach_gaps` holds the codes
    of what is missing there, so that completeness can be shown without it.
    """

    kept_in: ClassVar[Section | None] = Section.REFERRAL
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    route = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=ReferralState.DRAFT)
    first_responder = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    reference = SealedTextField(blank=True)
    authority = models.CharField(max_length=20, default=Authority.SCA)
    contact_name = SealedTextField(blank=True)
    contact_phone = SealedTextField(blank=True)
    contact_email = SealedTextField(blank=True)
    second_contact_email = SealedTextField(blank=True)
    children_services_name = SealedTextField(blank=True)
    children_services_phone = SealedTextField(blank=True)
    children_services_email = SealedTextField(blank=True)
    children_services_told = models.BooleanField(null=True)
    guardian = models.CharField(max_length=20, blank=True)
    refusal_reasons = ArrayField(models.CharField(max_length=40), default=list)
    notice_text = SealedTextField(blank=True)
    reach_gaps = ArrayField(models.CharField(max_length=40), default=list)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "submitted_at"], name="referrals_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                condition=Q(state=ReferralState.DRAFT),
                name="one_draft_a_case",
                violation_error_message="There is a draft already. Open it and go on there.",
            ),
            models.CheckConstraint(
                condition=Q(route__in=[Route.NRM, Route.DTN]),
                name="referral_route_known",
                violation_error_message="A referral is to the NRM or a Duty to Notify.",
            ),
            models.CheckConstraint(
                condition=Q(authority__in=list(Authority)),
                name="referral_authority_known",
                violation_error_message="Choose one of the competent authorities.",
            ),
            models.CheckConstraint(
                condition=(_NOT_SENT & Q(state__in=_NEVER_SENT)) | (_SENT & ~Q(state__in=_NEVER_SENT)),
                name="referral_sent_by_somebody",
                violation_error_message="What was sent says when and by whom; a draft was not sent.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(ReferralState)),
                name="referral_state_known",
                violation_error_message="That is no state of a referral.",
            ),
            models.CheckConstraint(
                condition=Q(refusal_reasons__contained_by=list(RefusalReason)),
                name="refusal_reasons_known",
                violation_error_message="One of the reasons is not on the list.",
            ),
        ]

    @property
    def facts(self) -> DraftFacts:
        held = {field.name: getattr(self, field.name) for field in fields(DraftFacts)}
        return DraftFacts(**held | {"refusal_reasons": tuple(self.refusal_reasons)})

    @property
    def anonymous(self) -> bool:
        return self.route == Route.DTN


class Reach(OfCase):
    """How support and the decision reach the person (R-FORM-03, R-FORM-04). Only an adult's NRM has one."""

    kept_in: ClassVar[Section | None] = Section.CONTACT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="+")
    wants_support = models.BooleanField(null=True)
    phone = SealedTextField(blank=True)
    other_phone = SealedTextField(blank=True)
    other_phone_whose = SealedTextField(blank=True)
    other_not_exploiter = models.BooleanField(null=True)
    no_phone_reason = SealedTextField(blank=True)
    decision_to = models.CharField(max_length=20, blank=True)
    decision_name = SealedTextField(blank=True)
    decision_permission = models.BooleanField(null=True)
    email = SealedTextField(blank=True)
    email_safe = models.BooleanField(null=True)
    post = SealedTextField(blank=True)
    post_safe = models.BooleanField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    @property
    def facts(self) -> ReachFacts:
        return ReachFacts(**{field.name: getattr(self, field.name) for field in fields(ReachFacts)})


class ReferenceGiven(OfCase):
    """A reference that the competent authority gave. A typing mistake is put right by another row."""

    kept_in: ClassVar[Section | None] = Section.REFERRAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="references")
    text = SealedTextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Ending(OfCase):
    """A draft given up, or a sent referral withdrawn: who, when and why. The state says which."""

    kept_in: ClassVar[Section | None] = Section.REFERRAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="ending")
    reason = SealedTextField(blank=True)
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class NotReferred(OfCase):
    """Why nothing was sent. It stands until there is a later NRM referral."""

    kept_in: ClassVar[Section | None] = Section.REFERRAL
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = models.CharField(max_length=30)
    note = SealedTextField(blank=True)
    settled_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reason__in=list(NotReferredReason)),
                name="not_referred_reason_known",
                violation_error_message="Choose one of the reasons for not referring.",
            ),
        ]


class CompetentAuthorityDecision(OfCase):
    """One decision, recorded by hand. Clocks run from `decided_on`; `heard_on` is when it reached us.

    A second decision of a stage is a reconsideration; the first one counts for the figures.
    """

    kept_in: ClassVar[Section | None] = Section.REFERRAL
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="decisions")
    stage = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    decided_on = models.DateField()
    heard_on = models.DateField(null=True)
    authority = models.CharField(max_length=20, default=Authority.SCA)
    no_reconsideration = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["case", "stage", "decided_on"], name="decisions_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=list(Stage)),
                name="decision_stage_known",
                violation_error_message="A decision is about reasonable or about conclusive grounds.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=list(Outcome)),
                name="decision_outcome_known",
                violation_error_message="A decision is positive, negative or suspended.",
            ),
            models.CheckConstraint(
                condition=Q(heard_on__isnull=True) | Q(heard_on__gte=models.F("decided_on")),
                name="decision_heard_after_it_was_made",
                violation_error_message="A decision cannot be heard of before it was made.",
            ),
        ]


class ToldPerson(OfCase):
    """The person heard of a decision: when, from whom, in which language."""

    kept_in: ClassVar[Section | None] = Section.REFERRAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(CompetentAuthorityDecision, on_delete=models.PROTECT, related_name="told")
    language = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=20, blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
