"""Every bed of an area looked at for one request: what can be had, in which order, and why not the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.rooms.beds.models import Bed, BedRequest
from alongside.rooms.beds.queries.board import BedRow, beds_of_areas, board
from alongside.rooms.beds.queries.nearness import Stop, stops_for
from alongside.rooms.beds.ranking import Point, Standing, standing_of, weights, why_here
from alongside.rooms.beds.rules import unsuitable_because
from alongside.rooms.beds.words import Payer, PlaceKind


@dataclass(frozen=True)
class Offer:
    """How many of the nights a bed is free, why it does not suit, and which areas keep the person from it."""

    row: BedRow
    why_not: tuple[str, ...]
    stops: tuple[Stop, ...]
    wanted: int
    why_here: str = ""

    @property
    def bed(self) -> Bed:
        return self.row.bed

    @property
    def nights(self) -> int:
        return self.row.free_nights

    @property
    def stopped(self) -> tuple[Stop, ...]:
        """By an area that the house lies in, and of which no two people said otherwise."""
        return tuple(stop for stop in self.stops if stop.holds)

    @property
    def overridden(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.stops if not stop.holds and not stop.unknown)

    @property
    def not_compared(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.stops if stop.unknown)

    @property
    def can_be_chosen(self) -> bool:
        """Also where the house must be asked first."""
        return not self.why_not and not self.stopped and self.nights > 0 and self.row.in_service

    @property
    def ask_first(self) -> bool:
        return self.can_be_chosen and self.row.should_have_left is not None

    @property
    def turned_out_by_day(self) -> bool:
        return self.bed.premises.kind == PlaceKind.NIGHT_CENTRE

    @property
    def points(self) -> tuple[Point, ...]:
        house, bed = self.bed.premises, self.bed.room
        return standing_of(
            Standing(
                free=self.nights,
                wanted=self.wanted,
                place=PlaceKind(house.kind),
                staffed=bed.staffed,
                kind=bed.kind,
                payer=Payer(house.payer),
                ask_first=self.ask_first,
                compared=not self.not_compared,
            )
        )


def offers(request: BedRequest, first: date, *, tonight: date) -> list[Offer]:
    """For the nights asked for: what can be chosen first, the best of it on top, and each says why it stands there."""
    every = board(beds_of_areas([request.case.partnership_id]), first, request.nights, tonight=tonight)
    rows = [row for row in every if row.is_there]
    stops = stops_for(request, {row.bed.premises_id: row.bed.premises for row in rows}.values(), tonight)
    found = [_offer(request, row, stops) for row in rows]
    best = sorted((offer for offer in found if offer.can_be_chosen), key=_rank)
    return [*_explained(best), *sorted((one for one in found if not one.can_be_chosen), key=_nearest)]


def _offer(request: BedRequest, row: BedRow, stops: dict[UUID, list[Stop]]) -> Offer:
    why_not = unsuitable_because(request.needs, row.bed.room)
    return Offer(row, why_not, tuple(stops[row.bed.premises_id]), request.nights)


def _explained(best: Sequence[Offer]) -> list[Offer]:
    above = [None, *(offer.points for offer in best)]
    return [
        Offer(one.row, one.why_not, one.stops, one.wanted, why_here(one.points, before))
        for one, before in zip(best, above, strict=False)
    ]


def _rank(offer: Offer) -> tuple[object, ...]:
    return weights(offer.points), offer.bed.premises.name, offer.bed.label


def _nearest(offer: Offer) -> tuple[object, ...]:
    """Of those that cannot be chosen: where least stands in the way."""
    return len(offer.stopped) + len(offer.why_not), *_rank(offer)
