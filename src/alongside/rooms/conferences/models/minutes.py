import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.words import Nation, Outcome
from alongside.rooms.people.models.case import OfCase


class AgendaItem(OfCase):
    """One item of the agenda, in the section of the case it is about. Number 0 is what the person wants.

    `outcome` is empty until somebody records it. `wishes`: what the person wants about this item, as they said it.
    `lead` is the first responder who would refer.
    """

    kept_in: ClassVar[Section | None] = None
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CONFERENCE_CLOSING})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="items")
    section = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=20, blank=True)
    wishes = SealedTextField(blank=True)
    notes = SealedTextField(blank=True)
    decision = SealedTextField(blank=True)
    reason = SealedTextField(blank=True)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("conference", "number", name="agenda_item_once"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=list(Outcome)), name="agenda_outcome_known"
            ),
            by_somebody("noted", name="agenda_item_noted_by_somebody"),
        ]


class Dissent(OfCase):
    """An agency at the table did not agree with the decision of an item, and why. It stands in the item's section.

    One that was noted wrongly is taken back; it stays, and is shown in no minutes.
    """

    kept_in: ClassVar[Section | None] = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="dissents")
    section = models.CharField(max_length=20)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    why = SealedTextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="dissent_says_why",
                violation_error_message="A dissent needs its reason.",
            ),
            by_somebody("taken_back", name="dissent_taken_back_by_somebody"),
        ]


class SafeguardingScreen(OfCase):
    """Whether adult safeguarding has to act, by the law of the nation. England's three points are R-MACC-05."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.OneToOneField(Conference, on_delete=models.PROTECT, related_name="screen")
    nation = models.CharField(max_length=20, default=Nation.ENGLAND)
    has_needs = models.BooleanField(null=True)
    at_risk = models.BooleanField(null=True)
    cannot_protect = models.BooleanField(null=True)
    finding = SealedTextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(nation__in=list(Nation)), name="screen_nation_known"),
        ]
