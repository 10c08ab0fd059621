import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models.invitation import Invitation
from alongside.rooms.conferences.models.plan import PlannedAction
from alongside.rooms.people.models.case import OfCase


class Reminder(OfCase):
    """Somebody is reminded of a meeting so many hours before it. Where it moves, they are reminded of the new time."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    hours = models.PositiveSmallIntegerField()
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("invitation", "starts", "hours", name="reminded_once"),
        ]


class Climbing(OfCase):
    """Somebody was told that no conference is arranged, `hours` before `due`; `ask` is whoever led the case then."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CLOCK_SWEEP, Service.OWN_ACTIONS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    due = models.DateTimeField()
    hours = models.PositiveSmallIntegerField()
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("case", "due", "told", name="told_once_of_a_moment"),
        ]


class Chaser(OfCase):
    """A letter to an owner about a step near its day or late, and its link: good for one answer."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.POST_ROOM, Service.REPLY_LINK})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    is_late = models.BooleanField()
    good_until = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)
    spent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("action", "told", "due_on", "is_late", name="chased_once"),
            by_somebody("spent", name="chaser_spent_by_somebody"),
        ]


class StepClimbing(OfCase):
    """Somebody was told that a step of somebody else is late."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CLOCK_SWEEP, Service.OWN_ACTIONS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("action", "due_on", "told", name="told_once_of_a_late_step"),
        ]
