"""The nights of beds, worked out anew from what happened to each stay, and held against what the board is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.rooms.beds.models import Arrival, BedMove, Departure, Extension, Occupancy, Stay
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import GOING, ExtensionState, StayState
from alongside.rooms.beds.words import NightsFor


@dataclass(frozen=True)
class Nights:
    """Of one bed. `leaves` is None where only its bounds are known: of a stay that a case log tells of."""

    bed: int
    first: date
    leaves: date | None
    latest: date
    released: bool
    in_use: bool


@dataclass(frozen=True)
class Seen:
    """When they came, how they left, and until when both sides let them stay."""

    came: datetime | None
    left: Departure | None
    until: date | None


def differences(stays: Iterable[Stay]) -> list[str]:
    """What the board holds that no event explains, and the other way round. Identifiers only."""
    every = list(stays)
    moves, came, left, until = _moves(every), _arrivals(every), _departures(every), _granted(every)
    found: list[str] = []
    for stay in every:
        held = [*(move.left for move in moves.get(stay.pk, [])), stay.occupancy]
        seen = Seen(came.get(stay.pk), left.get(stay.pk), until.get(stay.pk))
        expected = _expected(stay, moves.get(stay.pk, []), seen)
        found += [
            f"{row.pk}: {fault}"
            for row, nights in zip(held, expected, strict=True)
            for fault in _faults(row, nights)
        ]
    return found


def unexplained() -> list[str]:
    """Nights on the board that belong to no stay. Asked as somebody who sees every stay."""
    of_stays = Stay.objects.values("occupancy_id")
    moved_out = BedMove.objects.values("left_id")
    rows = (
        Occupancy.objects.filter(released=False, kind=NightsFor.STAY)
        .exclude(pk__in=of_stays)
        .exclude(pk__in=moved_out)
    )
    return [f"{row.pk}: nobody's nights" for row in rows]


def _expected(stay: Stay, moves: list[BedMove], seen: Seen) -> Iterator[Nights]:
    last_day = max(seen.until or stay.check_in, _protocol_end(stay))
    first = stay.check_in
    for move in moves:
        nobody = move.night <= first or seen.came is None or move.moved_at < seen.came
        yield Nights(move.left.bed_id, first, None if nobody else move.night, last_day, nobody, in_use=False)
        first = move.night
    went = tonight(seen.left.departed_at) if seen.left else None
    unused = stay.state not in (*GOING, StayState.ENDED) or (went is not None and went <= first)
    yield Nights(
        stay.occupancy.bed_id,
        first,
        None if unused else _leaves(stay, seen.until, went),
        min(last_day, went) if went and not unused else last_day,
        unused,
        in_use=stay.state == StayState.ARRIVED,
    )


def _leaves(stay: Stay, until: date | None, went: date | None) -> date | None:
    """As booked, or as both sides let it grow; sooner where they went sooner."""
    if stay.nights_booked is None:
        return until if went is None else None
    booked = until or stay.check_in + timedelta(days=stay.nights_booked)
    return min(booked, went) if went else booked


def _protocol_end(stay: Stay) -> date:
    return stay.check_in + timedelta(days=stay.most_nights)


def _faults(row: Occupancy, nights: Nights) -> Iterator[str]:
    if row.bed_id != nights.bed:
        yield "another bed"
    if row.check_in != nights.first:
        yield f"begins on {row.check_in}, not {nights.first}"
    if nights.leaves is not None and row.leaves != nights.leaves:
        yield f"ends on {row.leaves}, not {nights.leaves}"
    if not nights.released and row.leaves > nights.latest:
        yield f"ends on {row.leaves}, after {nights.latest}"
    if (row.released, row.in_use) != (nights.released, nights.in_use):
        yield "taken, free or in use, unlike what happened"


def _moves(stays: list[Stay]) -> dict[UUID, list[BedMove]]:
    by_stay: dict[UUID, list[BedMove]] = {}
    for move in BedMove.objects.filter(stay__in=stays).select_related("left").order_by("moved_at", "id"):
        by_stay.setdefault(move.stay_id, []).append(move)
    return by_stay


def _arrivals(stays: list[Stay]) -> dict[UUID, datetime]:
    return dict(Arrival.objects.filter(stay__in=stays).values_list("stay_id", "arrived_at"))


def _departures(stays: list[Stay]) -> dict[UUID, Departure]:
    return {row.stay_id: row for row in Departure.objects.filter(stay__in=stays)}


def _granted(stays: list[Stay]) -> dict[UUID, date]:
    granted = Extension.objects.filter(stay__in=stays, state=ExtensionState.GRANTED)
    return {row.stay_id: row.leaves for row in granted.order_by("leaves")}
