"""The bed board: which bed is free on which night. It is made of occupancies, so it knows nobody's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import Bed, NightsOffered, Occupancy, OutOfService
from alongside.rooms.beds.rules import should_have_left
from alongside.rooms.beds.words import LONGEST_TURNAROUND, Night, NightsFor
from alongside.rooms.directory.models import Partnership

BOARD_NIGHTS = 7


@dataclass(frozen=True)
class BedRow:
    """A bed and its nights from `first` on.

    `should_have_left` is the day on which somebody's nights ran out who has not been signed out since.
    """

    bed: Bed
    first: date
    nights: tuple[Night, ...]
    should_have_left: date | None = None
    closings: tuple[OutOfService, ...] = ()

    @property
    def in_service(self) -> bool:
        return self.bed.closed_at is None

    @property
    def is_there(self) -> bool:
        """Not on any of these nights: a room that its house offers on others, or did once."""
        return any(night is not Night.NOT_OFFERED for night in self.nights)

    @property
    def free_nights(self) -> int:
        """Nights in a row from the first that somebody new can have."""
        return next(
            (number for number, night in enumerate(self.nights) if night is not Night.FREE), len(self.nights)
        )

    @property
    def dated(self) -> Iterator[tuple[date, Night]]:
        for number, night in enumerate(self.nights):
            yield self.first + timedelta(days=number), night


def areas_of(viewer: Viewer) -> list[Partnership]:
    """The areas whose beds concern the viewer: as a partner, as the host, or with a house there."""
    mine = viewer.agency_ids
    near = Q(partners__agency__in=mine) | Q(host__in=mine) | Q(premises__agency__in=mine)
    return list(Partnership.objects.filter(near).distinct().order_by("name"))


def beds_of_areas(partnership_ids: Iterable[UUID]) -> QuerySet[Bed]:
    beds = Bed.objects.filter(premises__partnership_id__in=list(partnership_ids))
    return beds.select_related("premises__agency", "premises__partnership")


def board(
    beds: QuerySet[Bed], first: date, nights: int = BOARD_NIGHTS, *, tonight: date | None = None
) -> list[BedRow]:
    """Three queries, however many beds. It begins tonight, unless `tonight` is another night."""
    found = list(beds)
    days = [first + timedelta(days=number) for number in range(nights)]
    now = tonight or first
    span = (first - timedelta(days=LONGEST_TURNAROUND), first + timedelta(days=nights))
    held = _held(found, Q(nights__overlap=span) | _over(now))
    offered = _offered(found, days)
    return [_row(bed, days, held[bed.pk], offered[bed.pk], now) for bed in found]


def _over(now: date) -> Q:
    """`should_have_left`, for the database."""
    return Q(in_use=True, nights__endswith__lte=now)


def _held(beds: Iterable[Bed], which: Q) -> dict[int, list[Occupancy]]:
    by_bed: dict[int, list[Occupancy]] = defaultdict(list)
    held = Occupancy.objects.filter(which, bed__in=[bed.pk for bed in beds], released=False)
    for occupancy in held.select_related("out_of_service").order_by("nights"):
        by_bed[occupancy.bed_id].append(occupancy)
    return by_bed


def _offered(beds: Iterable[Bed], days: list[date]) -> dict[int, list[NightsOffered]]:
    """Of the beds that are not always there."""
    by_bed: dict[int, list[NightsOffered]] = defaultdict(list)
    sometimes = [bed.pk for bed in beds if bed.by_the_night]
    end = days[-1] + timedelta(days=1)
    for offer in NightsOffered.objects.filter(bed__in=sometimes, nights__overlap=(days[0], end)):
        by_bed[offer.bed_id].append(offer)
    return by_bed


def _row(
    bed: Bed, days: list[date], held: list[Occupancy], offered: list[NightsOffered], now: date
) -> BedRow:
    nights = tuple(_night(bed, day, held, offered) for day in days)
    over = [one.leaves for one in held if one.in_use and should_have_left(one.leaves, now)]
    closings = tuple(one.out_of_service for one in held if _closes(one, days[0]))
    return BedRow(bed, days[0], nights, over[-1] if over else None, closings)


def _closes(one: Occupancy, first: date) -> bool:
    return one.kind == NightsFor.OUT_OF_SERVICE and one.leaves > first


def _night(bed: Bed, day: date, held: list[Occupancy], offered: list[NightsOffered]) -> Night:
    for one in held:
        if one.check_in <= day < one.leaves:
            return Night.TAKEN if one.kind == NightsFor.STAY else Night.OUT_OF_SERVICE
    if bed.by_the_night and not any(offer.nights.lower <= day < offer.nights.upper for offer in offered):
        return Night.NOT_OFFERED
    if any(one.leaves <= day < one.ready for one in held):
        return Night.MADE_READY
    return Night.FREE


def next_taken_night(bed: Bed, after: date) -> date | None:
    """The first night from `after` on that somebody else has."""
    held = Occupancy.objects.filter(bed=bed, released=False, nights__startswith__gte=after)
    spans = held.order_by("nights").values_list("nights", flat=True)
    return next((span.lower for span in spans), None)
