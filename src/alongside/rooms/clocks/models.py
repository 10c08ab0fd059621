import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.people.models import Case


class Clock(Guarded):
    """A moment that matters, as the rule in force on the day of the event gave it.

    The due moment, the calendar and the policy version are kept and never recomputed. `due` holds every
    clock's moment: the end of the day for one that is due on a day. `kind` says what the moment means.
    """

    kept_in: ClassVar[Section | None] = None
    told_to_house: ClassVar[bool] = True
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CLOCK_SWEEP, Service.NEIGHBOURS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    rule = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    about_id = models.UUIDField(null=True)
    event = models.DateTimeField()
    due = models.DateTimeField()
    due_on = models.DateField(null=True)
    jurisdiction = models.CharField(max_length=30, blank=True)
    policy_version = models.TextField()
    source = models.TextField()
    warning = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=ClockState.RUNNING)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    stopped_why = models.CharField(max_length=60, blank=True)
    look_again = models.DateTimeField(null=True)

    class Meta(Guarded.Meta):
        indexes: ClassVar = [
            models.Index(fields=["look_again"], condition=Q(state="running"), name="clocks_to_look_at"),
            models.Index(fields=["case", "due"], name="clocks_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(ClockState)), name="clock_state_known"),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True, met_by__isnull=True)
                | Q(met_at__isnull=False, met_by__isnull=False, state=ClockState.MET),
                name="clock_met_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True)
                | Q(stopped_at__isnull=False, stopped_by__isnull=False, state=ClockState.STOPPED),
                name="clock_stopped_by_somebody",
            ),
        ]


class ClockEvent(Guarded):
    """Something a clock said: nearing or past. It carries the due moment, not the moment it was noticed."""

    kept_in: ClassVar[Section | None] = None
    told_to_house: ClassVar[bool] = True
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.CLOCK_SWEEP})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="said")
    word = models.CharField(max_length=20)
    moment = models.DateTimeField()
    recorded = models.DateTimeField(db_default=Now())

    class Meta(Guarded.Meta):
        constraints: ClassVar = [models.UniqueConstraint("clock", "word", name="clock_says_once")]
