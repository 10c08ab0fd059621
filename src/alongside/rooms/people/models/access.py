import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import OfCase
from alongside.rooms.people.states import AccessState
from alongside.rooms.people.words import AccessRefusedWhy, AskedHow, ExtendedWhy, IdentityChecked, WithheldWhy


class SubjectAccess(OfCase):
    """The person asked for what is kept about them. `due_on` is what R-DP-01 gave on the day it was written down.

    While it is prepared, what they will be given is made from the rows as they are. Released, it stands: `GivenPack`.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received_on = models.DateField()
    asked_how = models.CharField(max_length=20)
    identity_checked = models.CharField(max_length=20, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=20, default=AccessState.ASKED)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    extended_at = models.DateTimeField(null=True)
    extended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    extended_until = models.DateField(null=True)
    extended_why = models.CharField(max_length=20, blank=True)
    extended_word = SealedTextField(blank=True)
    refused_why = models.CharField(max_length=20, blank=True)
    word = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                condition=Q(state__in=[AccessState.ASKED, AccessState.PREPARED]),
                name="one_access_request_going",
                violation_error_message="A request is being answered already. Go on with that one.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(AccessState))
                & Q(asked_how__in=list(AskedHow))
                & Q(identity_checked__in=["", *IdentityChecked])
                & Q(refused_why__in=["", *AccessRefusedWhy]),
                name="access_words_known",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True, extended_until__isnull=True, extended_why="")
                | Q(
                    extended_at__isnull=False,
                    extended_until__gt=F("due_on"),
                    extended_why__in=list(ExtendedWhy),
                ),
                name="access_extended_whole",
            ),
            *(
                by_somebody(act, name=f"access_{act}_by_somebody")
                for act in ("prepared", "released", "ended", "extended")
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True) | ~Q(released_by=F("prepared_by")),
                name="access_released_by_another",
                violation_error_message="A second person releases it, not the one who prepared it.",
            ),
            models.CheckConstraint(
                condition=~Q(state=AccessState.RELEASED)
                | (Q(released_at__isnull=False, prepared_at__isnull=False) & ~Q(identity_checked="")),
                name="access_released_after_all_of_it",
            ),
        ]

    @property
    def answer_by(self) -> date:
        return self.extended_until or self.due_on


class GivenPack(OfCase):
    """What the second person read and released, word for word: this and nothing newer is handed out."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(SubjectAccess, on_delete=models.PROTECT, related_name="given")
    content = SealedTextField()


class LeftOut(OfCase):
    """An entry that is not in what the person is given, and why. `about` is the table and the row."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(SubjectAccess, on_delete=models.PROTECT, related_name="left_out")
    about = models.CharField(max_length=100)
    why = models.CharField(max_length=20)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(why__in=list(WithheldWhy)), name="left_out_why_known"),
            models.UniqueConstraint(
                "request", "about", condition=Q(undone_at__isnull=True), name="left_out_once"
            ),
            by_somebody("undone", name="access_undone_by_somebody"),
        ]


class MaskedWords(OfCase):
    """Words that are struck out wherever they stand in what the person is given: mostly a name of somebody else."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(SubjectAccess, on_delete=models.PROTECT, related_name="masked")
    words = SealedTextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            by_somebody("undone", name="masked_undone_by_somebody"),
        ]
