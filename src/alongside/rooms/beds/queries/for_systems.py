"""What the system of an agency reads: which beds are free, and what became of stays. Nobody's name is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access import looks
from alongside.rooms.beds.models import Bed, Departure, DestinationLearned, Premises, Stay
from alongside.rooms.beds.queries.board import BedRow, beds_of_areas, board
from alongside.rooms.directory.models import Partnership

AT_ONCE = 200
COLUMNS = (
    "id", "state", "check_in", "occupancy__nights", "occupancy__bed_id", "occupancy__bed__label",
    "occupancy__bed__premises_id", "occupancy__bed__premises__name", "occupancy__bed__premises__partnership__name",
    "case_id",
)  # fmt: skip


@dataclass(frozen=True)
class StayOut:
    """A stay as a council's own system is told of it. `reference` leads to no case; `case_id` is never told."""

    reference: UUID
    state: str
    first_night: date
    leaves: date
    bed_id: int
    bed: str
    house_id: UUID
    house: str
    partnership: str
    case_id: UUID
    destination: str

    @property
    def nights(self) -> int:
        return (self.leaves - self.first_night).days


def houses_of_agency(agency_id: UUID) -> QuerySet[Premises]:
    """Those it runs, and those in an area that it hosts."""
    near = Premises.objects.filter(Q(agency=agency_id) | Q(partnership__host=agency_id))
    return near.select_related("agency", "partnership").order_by("name", "id")


def free_beds(agency_id: UUID, first: date, nights: int, *, tonight: date) -> list[BedRow]:
    """The board of the areas in which the agency is a partner or the host, as its workers see it."""
    mine = Q(partners__agency=agency_id) | Q(host=agency_id) | Q(premises__agency=agency_id)
    areas = Partnership.objects.filter(mine).values_list("pk", flat=True).distinct()
    in_service: QuerySet[Bed] = beds_of_areas(areas).filter(closed_at__isnull=True)
    return [row for row in board(in_service, first, nights, tonight=tonight) if row.is_there]


def stays_out(first: date, last: date, *, after: int = 0) -> tuple[list[StayOut], bool]:
    """Stays with a night from `first` to `last`, as far as whoever looks finds them; and whether there are more."""
    near = Stay.objects.filter(Q(check_in__gte=first) | Q(occupancy__nights__endswith__gt=first))
    near = near.filter(check_in__lte=last)
    rows: list[Any] = list(near.order_by("check_in", "id").values_list(*COLUMNS)[after : after + AT_ONCE + 1])
    went = _destinations(row[0] for row in rows)
    found = [_told(row, went.get(row[0], "")) for row in rows[:AT_ONCE]]
    return found, len(rows) > AT_ONCE


def _told(row: Any, destination: str) -> StayOut:
    """`row` as `COLUMNS` has it."""
    key, state, first, nights, bed_id, bed, house_id, house, area, case_id = row
    return StayOut(key, state, first, nights.upper, bed_id, bed, house_id, house, area, case_id, destination)


def note_as_told(rows: Iterable[StayOut]) -> None:
    """Each case keeps that its stay was taken away, whoever took it and however."""
    looks.tell("stay.taken_away", (Stay(pk=row.reference, case_id=row.case_id) for row in rows))


def _destinations(stays: Iterable[UUID]) -> dict[UUID, str]:
    """What was learned later stands in the place of what was not known."""
    asked = list(stays)
    left = dict(Departure.objects.filter(stay__in=asked).values_list("stay_id", "destination"))
    return left | dict(
        DestinationLearned.objects.filter(stay__in=asked).values_list("stay_id", "destination")
    )
