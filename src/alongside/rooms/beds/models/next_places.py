import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.moving_on import KeepAway, NextKind, Reconnect, Tied, TurnedDownBy
from alongside.rooms.beds.states import NextPlaceState
from alongside.rooms.people.models.case import OfCase


class NextPlace(OfCase):
    """Where somebody may live after the bed. No house of the beds is ever told.

    `area` is a rough one, `outcode` the first half of its postcode. `moves_due` is when they are to move.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    provider = SealedTextField()
    area = SealedTextField()
    outcode = SealedTextField(blank=True)
    words = SealedTextField(blank=True)
    state = models.CharField(max_length=20, default=NextPlaceState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_despite = SealedTextField(blank=True)
    moves_due = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(NextKind)), name="next_place_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=list(NextPlaceState)), name="next_place_state_known"
            ),
            by_somebody("agreed", name="next_place_agreed_by_somebody"),
            by_somebody("moved", name="next_place_moved_by_somebody"),
            models.CheckConstraint(
                condition=Q(moved_at__isnull=True) | Q(agreed_at__isnull=False),
                name="next_place_agreed_before_the_move",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(moves_due__isnull=False),
                name="next_place_agreed_for_a_day",
            ),
            models.UniqueConstraint(
                "case",
                condition=Q(state=NextPlaceState.AGREED),
                name="one_agreed_place_a_case",
                violation_error_message="Another place is agreed already in this case.",
            ),
        ]


class PlaceTurnedDown(OfCase):
    """Whoever said no, it never counts against the person."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.OneToOneField(NextPlace, on_delete=models.PROTECT, related_name="turned_down")
    by_whom = models.CharField(max_length=20)
    words = SealedTextField(blank=True)
    turned_down_at = models.DateTimeField()
    turned_down_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by_whom__in=list(TurnedDownBy)), name="place_turned_down_by_known"
            ),
        ]


class SentBack(OfCase):
    """To which area a council could send them back, and whether they must keep away from it. The last word counts."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(NextPlace, on_delete=models.PROTECT, related_name="sent_back")
    area = SealedTextField(blank=True)
    keep_away = models.CharField(max_length=20)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(keep_away__in=list(KeepAway)), name="keep_away_known"),
        ]


class AddressTold(OfCase):
    """The exact address, and when the person was told it (R-BED-10). The last one counts. No guest is shown it."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    shown_to_guests: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(NextPlace, on_delete=models.PROTECT, related_name="addresses")
    address = SealedTextField()
    late_why = SealedTextField(blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(db_default=Now())


class AfterMove(OfCase):
    """An answer to one line of the list after the move. The last one of each line counts."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(NextPlace, on_delete=models.PROTECT, related_name="after_move")
    line = models.CharField(max_length=20)
    answer = models.CharField(max_length=20)
    words = SealedTextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(line__in=list(Reconnect)), name="after_move_line_known"),
            models.CheckConstraint(condition=Q(answer__in=list(Tied)), name="after_move_answer_known"),
        ]
