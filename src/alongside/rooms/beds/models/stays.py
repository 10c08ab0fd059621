import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from alongside.foundations.access.guarded import OfAgency
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.places import Bed
from alongside.rooms.beds.models.requests import BedRequest
from alongside.rooms.beds.states import GOING, StayState
from alongside.rooms.beds.words import LONGEST_TURNAROUND, Destination, MoveOn, NightsFor
from alongside.rooms.people.models.case import OfCase

# Of the houses that its agency runs, and of those in an area that it hosts.
TOLD_TO_SYSTEM = "{stay} = ANY ((SELECT beds_stays_of_system())::uuid[])"
ONE_PERSON_A_BED_A_NIGHT = "one_person_a_bed_a_night"
UNTIL_READY = 'daterange(lower("nights"), upper("nights") + "turnaround")'


def _in_house_of(way: str) -> Callable[[UUID], Q]:
    house = f"{way}occupancy__bed__premises__"
    return lambda agency: Q(**{f"{house}agency": agency}) | Q(**{f"{house}partnership__host": agency})


class Occupancy(models.Model):
    """Nights that a bed is taken, and nobody's name: whoever sees the board sees these and not the stays.

    `nights` ends before the day of leaving. The nights after it in which the bed is made ready (`turnaround`)
    are as closed to others as the nights themselves. `in_use` holds from an arrival until the departure is
    recorded, so that the board can tell of a bed whose nights have run out with somebody still in it. No index
    of an extension compares the bed, so a bed is written as the range from itself to itself.
    """

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="occupancies")
    nights = DateRangeField()
    kind = models.CharField(max_length=20, default=NightsFor.STAY)
    turnaround = models.PositiveSmallIntegerField(default=0)
    must_end_by = models.DateField()
    released = models.BooleanField(default=False)
    in_use = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name=ONE_PERSON_A_BED_A_NIGHT,
                expressions=[
                    (
                        Func(F("bed_id"), F("bed_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (Func(template=UNTIL_READY, output_field=DateRangeField()), RangeOperators.OVERLAPS),
                ],
                condition=Q(released=False),
                violation_error_message="That bed is taken for one of these nights.",
            ),
            models.CheckConstraint(
                condition=Q(nights__isempty=False, nights__lower_inf=False, nights__upper_inf=False),
                name="occupancy_has_nights",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(NightsFor)), name="occupancy_kind_known"),
            models.CheckConstraint(
                condition=Q(turnaround__lte=LONGEST_TURNAROUND), name="occupancy_made_ready_in_a_week"
            ),
            models.CheckConstraint(
                condition=Q(nights__endswith__lte=F("must_end_by")),
                name="occupancy_ends_in_time",
                violation_error_message="These are more nights than the protocol allows.",
            ),
        ]

    @property
    def check_in(self) -> date:
        first: date = self.nights.lower
        return first

    @property
    def leaves(self) -> date:
        """The day they leave: the morning after the last night."""
        day: date = self.nights.upper
        return day

    @property
    def ready(self) -> date:
        """From this night on somebody else can have the bed."""
        return self.leaves + timedelta(days=self.turnaround)


class Stay(OfCase):
    """One person's nights, in the bed of `occupancy` now. What the hostel is told stands here, and nothing else.

    `check_in` is the first night of all, `nights_booked` how many were booked then (None: a case log tells of the
    stay), `most_nights` what the protocol gave: later ones need both answers.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BED_REQUESTS, Service.GRANT_CHECK, Service.POST_ROOM, Service.REPLY_LINK, Service.REPORTS}
    )
    told_to_house: ClassVar[bool] = True
    told_to_systems: ClassVar[OfAgency | None] = OfAgency(
        of=_in_house_of(""),
        sql=TOLD_TO_SYSTEM.format(stay="beds_stay.id"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(BedRequest, on_delete=models.PROTECT, related_name="stays")
    occupancy = models.OneToOneField(Occupancy, on_delete=models.PROTECT, related_name="stay")
    name_to_call = SealedTextField()
    keeps_them_safe = SealedTextField(blank=True)
    allergies = SealedTextField(blank=True)
    protocol = models.CharField(max_length=60)
    check_in = models.DateField()
    nights_booked = models.PositiveSmallIntegerField(null=True)
    most_nights = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, default=StayState.BOOKED)
    booked_at = models.DateTimeField()
    booked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(StayState)), name="stay_state_known"),
            models.UniqueConstraint(
                "case",
                condition=Q(state__in=sorted(GOING)),
                name="one_bed_a_case",
                violation_error_message="This person has a bed already.",
            ),
        ]


class Arrival(OfCase):
    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="arrival")
    arrived_at = models.DateTimeField()
    arrived_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class NonArrival(OfCase):
    """They were expected and did not come: the key worker asks where they are."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="non_arrival")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Cancellation(OfCase):
    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    told_to_house: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="cancellation")
    reason = SealedTextField()
    cancelled_at = models.DateTimeField()
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Departure(OfCase):
    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_house: ClassVar[bool] = True
    told_to_systems: ClassVar[OfAgency | None] = OfAgency(
        of=_in_house_of("stay__"),
        sql=TOLD_TO_SYSTEM.format(stay="beds_departure.stay_id"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="departure")
    destination = models.CharField(max_length=30)
    move_on = models.CharField(max_length=20, default=MoveOn.NOT_KNOWN)
    departed_at = models.DateTimeField()
    departed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(destination__in=list(Destination)), name="departure_destination_known"
            ),
            models.CheckConstraint(condition=Q(move_on__in=list(MoveOn)), name="departure_move_on_known"),
        ]


class DestinationLearned(OfCase):
    """Where somebody went of whom it was not known when they left. The departure stays as it was written."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.REPORTS})
    told_to_systems: ClassVar[OfAgency | None] = OfAgency(
        of=_in_house_of("stay__"),
        sql=TOLD_TO_SYSTEM.format(stay="beds_destinationlearned.stay_id"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="destination_learned")
    destination = models.CharField(max_length=30)
    learned_at = models.DateTimeField()
    learned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(destination__in=[place for place in Destination if place != Destination.UNKNOWN]),
                name="learned_destination_known",
            ),
        ]
