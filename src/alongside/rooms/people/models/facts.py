import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import OfCase


class Name(OfCase):
    """A name of this person in this case. Another area has names of its own."""

    kept_in: ClassVar[Section | None] = Section.IDENTITY
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.LOOK_ALIKE})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    text = SealedTextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    CHOSEN = "chosen"
    LEGAL = "legal"
    ALSO = "also_known_as"

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case", condition=Q(kind="chosen", replaced_by__isnull=True), name="one_chosen_name"
            ),
        ]


class ContactRule(OfCase):
    """One way to reach the person, and whether it is safe to use. A new row replaces an old one."""

    kept_in: ClassVar[Section | None] = Section.CONTACT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=20)
    value = SealedTextField(blank=True)
    safe = models.BooleanField(null=True)
    how = SealedTextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")


class Fact(OfCase):
    """One answer to one question of the catalogue. A correction is a new row; the old one stays."""

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.LOOK_ALIKE, Service.RETENTION})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(max_length=20)
    question = models.CharField(max_length=40)
    known = models.CharField(max_length=30)
    answer = SealedTextField(blank=True)
    said_by = models.CharField(max_length=30)
    reason = SealedTextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case", "question", condition=Q(replaced_by__isnull=True), name="one_answer_stands"
            ),
        ]


class IndicatorSeen(OfCase):
    """A coded indicator, with where and by whom it was seen. It prompts; it never scores."""

    kept_in: ClassVar[Section | None] = Section.STORY

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=4)
    where_seen = SealedTextField()
    detail = SealedTextField(blank=True)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    seen_by_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    seen_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn_why = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            by_somebody("withdrawn", name="indicator_withdrawn_by_somebody"),
        ]
