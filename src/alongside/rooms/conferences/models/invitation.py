import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.sealing.envelope import mark
from alongside.foundations.sealing.fields import SealedTextField
from alongside.foundations.sealing.keyring import key_of
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.states import InvitationState
from alongside.rooms.conferences.words import Presence
from alongside.rooms.people.models.case import OfCase


def mark_of(case_id: uuid.UUID, email: str) -> str:
    return mark(key_of(case_id), "conferences_invitation.guest_mark", email.strip().lower().encode())


class Invitation(OfCase):
    """Asked to one conference: a worker with an account, or a guest by e-mail, who sees what was ticked for them.

    `kind` is a code of the protocol's attendees, empty for anybody else. `sequence` counts what was sent about
    this invitation; `posted` is the last of it that has gone out.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.POST_ROOM, Service.REPLY_LINK, Service.REPORTS, Service.RETENTION}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    guest = models.OneToOneField(User, on_delete=models.PROTECT, null=True, related_name="+")
    guest_name = SealedTextField(blank=True)
    guest_email = SealedTextField(blank=True)
    guest_mark = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    is_core = models.BooleanField(default=False)
    sections = ArrayField(models.CharField(max_length=20), default=list)
    state = models.CharField(max_length=20, default=InvitationState.INVITED)
    deputy = SealedTextField(blank=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    posted = models.IntegerField(default=-1)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=list(InvitationState)), name="invitation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, guest_email="") | (Q(user__isnull=True) & ~Q(guest_email="")),
                name="invitation_to_worker_or_guest",
                violation_error_message="An invitation goes to a worker or to an e-mail address.",
            ),
            models.CheckConstraint(
                condition=Q(guest__isnull=True) | Q(user__isnull=True), name="invitation_guest_is_no_worker"
            ),
            by_somebody("answered", name="invitation_answered_by_somebody"),
            models.UniqueConstraint(
                "conference",
                "user",
                condition=Q(user__isnull=False) & ~Q(state=InvitationState.WITHDRAWN),
                name="worker_invited_once",
                violation_error_message="This person is invited already.",
            ),
            models.UniqueConstraint(
                "conference",
                "guest_mark",
                condition=Q(user__isnull=True) & ~Q(state=InvitationState.WITHDRAWN),
                name="guest_invited_once",
                violation_error_message="This e-mail address is invited already.",
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        """The mark stands for the sealed address, so that the database can refuse to invite it twice."""
        if self.guest_email and not self.guest_mark:
            self.guest_mark = mark_of(self.case_id, self.guest_email)
        super().save(*args, **options)

    @property
    def name(self) -> str:
        return self.user.full_name if self.user else self.guest_name

    @property
    def email(self) -> str:
        return self.user.email if self.user else self.guest_email


class Attendance(OfCase):
    """Who was there, for which agency. A case log names agencies only, so the name may be empty."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="attendances")
    invitation = models.OneToOneField(
        Invitation, on_delete=models.PROTECT, null=True, related_name="attendance"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    name = SealedTextField(blank=True)
    presence = models.CharField(max_length=20)
    deputy = SealedTextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(presence__in=list(Presence)), name="presence_known"),
        ]
