import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.rules import Needs
from alongside.rooms.beds.states import OPEN_REQUEST, RequestState
from alongside.rooms.beds.words import Reason, Wish
from alongside.rooms.people.models.case import OfCase


class BedRequest(OfCase):
    """Somebody needs a bed from the night of `check_in`. `trusted` is how the agency stood when it asked.

    `protocol` is the version of what the area had agreed on then.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BED_REQUESTS, Service.GRANT_CHECK, Service.POST_ROOM, Service.REPORTS}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    trusted = models.BooleanField()
    protocol = models.CharField(max_length=60)
    check_in = models.DateField()
    nights = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=30)
    reason_words = SealedTextField(blank=True)
    wish = models.CharField(max_length=20)
    step_free = models.BooleanField(default=False)
    own_room = models.BooleanField(default=False)
    staffed = models.BooleanField(default=False)
    interpreter = models.BooleanField(default=False)
    children = models.BooleanField(default=False)
    pets = models.BooleanField(default=False)
    name_to_call = SealedTextField()
    keeps_them_safe = SealedTextField(blank=True)
    allergies = SealedTextField(blank=True)
    state = models.CharField(max_length=20)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(RequestState)), name="bed_request_state_known"),
            models.CheckConstraint(condition=Q(nights__gte=1), name="bed_request_for_a_night"),
            models.UniqueConstraint(
                "case",
                condition=Q(state__in=sorted(OPEN_REQUEST)),
                name="one_open_bed_request_a_case",
                violation_error_message="A bed has been asked for already in this case.",
            ),
        ]

    @property
    def needs(self) -> Needs:
        return Needs(
            wish=Wish(self.wish),
            step_free=self.step_free,
            own_room=self.own_room,
            staffed=self.staffed,
            interpreter=self.interpreter,
            children=self.children,
            pets=self.pets,
        )

    @property
    def why(self) -> Reason:
        return Reason(self.reason)


class RequestDecision(OfCase):
    """The council's answer to an agency that is not trusted to place by itself (R-BED-02)."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(BedRequest, on_delete=models.PROTECT, related_name="decision")
    approved = models.BooleanField()
    reason = SealedTextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class RequestWithdrawal(OfCase):
    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(BedRequest, on_delete=models.PROTECT, related_name="withdrawal")
    reason = SealedTextField(blank=True)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
