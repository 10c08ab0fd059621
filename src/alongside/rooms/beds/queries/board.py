"""The bed board: which bed is free on which night. It is made of occupancies, so it knows nobody's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import Bed, BedRequest, Occupancy
from alongside.rooms.beds.rules import preference, unsuitable_because
from alongside.rooms.directory.models import Partnership

BOARD_NIGHTS = 7


@dataclass(frozen=True)
class BedRow:
    """A bed and its nights, `True` where somebody has it."""

    bed: Bed
    first: date
    taken: tuple[bool, ...]

    @property
    def in_service(self) -> bool:
        return self.bed.closed_at is None

    @property
    def free_nights(self) -> int:
        """Nights in a row from the first that nobody has."""
        return self.taken.index(True) if True in self.taken else len(self.taken)

    @property
    def nights(self) -> Iterator[tuple[date, bool]]:
        for number, taken in enumerate(self.taken):
            yield self.first + timedelta(days=number), taken


@dataclass(frozen=True)
class Offer:
    """A bed looked at for one request: how many of its nights are free, and why it does not suit."""

    row: BedRow
    why_not: tuple[str, ...]

    @property
    def bed(self) -> Bed:
        return self.row.bed

    @property
    def nights(self) -> int:
        return self.row.free_nights

    @property
    def can_be_chosen(self) -> bool:
        return not self.why_not and self.nights > 0 and self.row.in_service


def areas_of(viewer: Viewer) -> list[Partnership]:
    """The areas whose beds concern the viewer: as a partner, as the host, or with a house there."""
    mine = viewer.agency_ids
    near = Q(partners__agency__in=mine) | Q(host__in=mine) | Q(premises__agency__in=mine)
    return list(Partnership.objects.filter(near).distinct().order_by("name"))


def beds_of_areas(partnership_ids: Iterable[UUID]) -> QuerySet[Bed]:
    beds = Bed.objects.filter(premises__partnership_id__in=list(partnership_ids))
    return beds.select_related("premises__agency", "premises__partnership")


def board(beds: QuerySet[Bed], first: date, nights: int = BOARD_NIGHTS) -> list[BedRow]:
    """Two queries, however many beds."""
    found = list(beds)
    taken = _taken(found, first, first + timedelta(days=nights))
    days = [first + timedelta(days=number) for number in range(nights)]
    return [BedRow(bed, first, tuple(day in taken[bed.pk] for day in days)) for bed in found]


def _taken(beds: Iterable[Bed], first: date, end: date) -> dict[int, set[date]]:
    nights: dict[int, set[date]] = defaultdict(set)
    held = Occupancy.objects.filter(bed__in=[bed.pk for bed in beds], released=False)
    for bed_id, span in held.filter(nights__overlap=(first, end)).values_list("bed_id", "nights"):
        length = (span.upper - span.lower).days
        nights[bed_id] |= {span.lower + timedelta(days=number) for number in range(length)}
    return nights


def offers(request: BedRequest, first: date) -> list[Offer]:
    """Every bed of the area for the nights asked for: what can be chosen first, the best of it on top."""
    rows = board(beds_of_areas([request.case.partnership_id]), first, request.nights)
    found = [Offer(row, unsuitable_because(request.needs, row.bed.room)) for row in rows]
    return sorted(found, key=_rank)


def _rank(offer: Offer) -> tuple[object, ...]:
    bed = offer.bed
    return (
        not offer.can_be_chosen,
        len(offer.why_not),
        -offer.nights,
        preference(bed.room.kind),
        bed.premises.name,
        bed.label,
    )


def next_taken_night(bed: Bed, after: date) -> date | None:
    """The first night from `after` on that somebody else has."""
    held = Occupancy.objects.filter(bed=bed, released=False, nights__startswith__gte=after)
    spans = held.order_by("nights").values_list("nights", flat=True)
    return next((span.lower for span in spans), None)
