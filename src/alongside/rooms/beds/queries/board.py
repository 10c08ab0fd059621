"""The bed board: which bed is free on which night. It is made of occupancies, so it knows nobody's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import Bed, BedRequest, Occupancy
from alongside.rooms.beds.rules import preference, should_have_left, unsuitable_because
from alongside.rooms.directory.models import Partnership

BOARD_NIGHTS = 7


@dataclass(frozen=True)
class BedRow:
    """A bed and its nights, `True` where somebody has it.

    `should_have_left` is the day on which somebody's nights ran out who has not been signed out since.
    """

    bed: Bed
    first: date
    taken: tuple[bool, ...]
    should_have_left: date | None = None

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
        """Also where the house must be asked first."""
        return not self.why_not and self.nights > 0 and self.row.in_service

    @property
    def ask_first(self) -> bool:
        return self.can_be_chosen and self.row.should_have_left is not None


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
    """Two queries, however many beds. It begins tonight, unless `tonight` is another night."""
    found = list(beds)
    days = [first + timedelta(days=number) for number in range(nights)]
    now = tonight or first
    held = _held(found, Q(nights__overlap=(first, first + timedelta(days=nights))) | _over(now))
    return [_row(bed, days, held[bed.pk], now) for bed in found]


def _over(now: date) -> Q:
    """`should_have_left`, for the database."""
    return Q(in_use=True, nights__endswith__lte=now)


def _held(beds: Iterable[Bed], which: Q) -> dict[int, list[Occupancy]]:
    by_bed: dict[int, list[Occupancy]] = defaultdict(list)
    held = Occupancy.objects.filter(which, bed__in=[bed.pk for bed in beds], released=False)
    for occupancy in held.order_by("nights"):
        by_bed[occupancy.bed_id].append(occupancy)
    return by_bed


def _row(bed: Bed, days: list[date], held: list[Occupancy], now: date) -> BedRow:
    taken = tuple(any(one.check_in <= day < one.leaves for one in held) for day in days)
    over = [one.leaves for one in held if one.in_use and should_have_left(one.leaves, now)]
    return BedRow(bed, days[0], taken, over[-1] if over else None)


def offers(request: BedRequest, first: date, *, tonight: date) -> list[Offer]:
    """Every bed of the area for the nights asked for: what can be chosen first, the best of it on top."""
    beds = beds_of_areas([request.case.partnership_id])
    rows = board(beds, first, request.nights, tonight=tonight)
    found = [Offer(row, unsuitable_because(request.needs, row.bed.room)) for row in rows]
    return sorted(found, key=_rank)


def _rank(offer: Offer) -> tuple[object, ...]:
    bed = offer.bed
    return (
        not offer.can_be_chosen,
        offer.ask_first,
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
