"""Rooms that a house gives for some nights, beds out of service for some, beds that are being made ready."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.rooms.beds.models import Bed, NightsOffered, OutOfService, Premises
from alongside.rooms.beds.queries.board import BedRow, areas_of, board
from alongside.rooms.beds.words import Night, RoomFor

EMPTY_ROOM = "Empty room"


def last_offered(house: Premises) -> Bed | None:
    """The room that it offered last, which is most often the one that it offers again."""
    rooms = Bed.objects.filter(premises=house, by_the_night=True, closed_at__isnull=True)
    return rooms.filter(offered__isnull=False).order_by("-offered__offered_at", "id").first()


def who_sleeps_there(house: Premises) -> RoomFor:
    """Where every room is for women, or for men, an empty one is too, unless the house says otherwise."""
    known = set(Bed.objects.filter(premises=house).values_list("room_for", flat=True))
    return RoomFor(known.pop()) if len(known) == 1 else RoomFor.ANY


def free_label(house: Premises) -> str:
    """What a room could be called that has no name yet."""
    known = {label.casefold() for label in Bed.objects.filter(premises=house).values_list("label", flat=True)}
    names = [EMPTY_ROOM, *(f"{EMPTY_ROOM} {number}" for number in range(2, len(known) + 3))]
    return next(name for name in names if name.casefold() not in known)


def offered_in(houses: Iterable[Premises], night: date) -> list[NightsOffered]:
    """Those that are on the board from `night` on."""
    standing = NightsOffered.objects.filter(bed__premises__in=list(houses), nights__endswith__gt=night)
    standing = standing.filter(taken_back_at__isnull=True)
    return list(standing.select_related("bed__premises").order_by("nights", "id"))


def closings_in(houses: Iterable[Premises], night: date) -> list[OutOfService]:
    standing = OutOfService.objects.filter(
        occupancy__bed__premises__in=list(houses),
        occupancy__nights__endswith__gt=night,
        occupancy__released=False,
    )
    return list(standing.select_related("occupancy__bed__premises").order_by("occupancy__nights", "id"))


def being_made_ready(houses: Iterable[Premises], night: date) -> list[BedRow]:
    beds = Bed.objects.filter(premises__in=list(houses)).select_related("premises")
    return [row for row in board(beds, night, 1) if row.nights[0] is Night.MADE_READY]


def offer(viewer: Viewer, offer_id: UUID) -> QuerySet[NightsOffered]:
    near = NightsOffered.objects.filter(pk=offer_id, bed__premises__partnership__in=areas_of(viewer))
    return near.select_related("bed__premises__agency", "bed__premises__partnership__host")


def closing(viewer: Viewer, closing_id: UUID) -> QuerySet[OutOfService]:
    near = OutOfService.objects.filter(
        pk=closing_id, occupancy__bed__premises__partnership__in=areas_of(viewer)
    )
    return near.select_related(
        "occupancy__bed__premises__agency", "occupancy__bed__premises__partnership__host"
    )
