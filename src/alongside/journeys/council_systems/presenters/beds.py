"""What systems are told. Nothing in here has a place for somebody's name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from ninja import Schema

from alongside.rooms.beds.models import Bed, Premises, PremisesAddress
from alongside.rooms.beds.queries.board import BedRow
from alongside.rooms.beds.queries.for_systems import StayOut


class NightOut(Schema):
    night: date
    state: str


class BedOut(Schema):
    id: int
    name: str
    kind: str
    room_for: str
    step_free: bool
    own_room: bool
    nights: list[NightOut]


class HouseOut(Schema):
    """`address` and `postcode` are there for a key that opens addresses, and empty for every other."""

    id: UUID
    name: str
    partnership: str
    area: str
    kind: str
    staffed_24h: bool
    interpreter_phone: bool
    children: bool
    pets: bool
    payer: str
    may_offer: bool
    address: str = ""
    postcode: str = ""
    beds: list[BedOut]


class VacanciesOut(Schema):
    first_night: date
    nights: int
    houses: list[HouseOut]


class StayRow(Schema):
    reference: UUID
    state: str
    first_night: date
    leaves: date
    nights: int
    bed_id: int
    bed: str
    house_id: UUID
    house: str
    partnership: str
    destination: str


class StaysOut(Schema):
    first_night: date
    last_night: date
    stays: list[StayRow]
    more: bool


class Taken(Schema):
    row: int
    effect: str


class TakenIn(Schema):
    preview: bool
    rooms: list[Taken]


class TakenBack(Schema):
    effect: str


def vacancies(
    rows: Iterable[BedRow],
    first: date,
    nights: int,
    *,
    own: Collection[UUID],
    addresses: Mapping[UUID, PremisesAddress],
) -> VacanciesOut:
    by_house: dict[Premises, list[BedRow]] = defaultdict(list)
    for row in rows:
        by_house[row.bed.premises].append(row)
    houses = [_house(house, beds, own, addresses.get(house.pk)) for house, beds in by_house.items()]
    return VacanciesOut(first_night=first, nights=nights, houses=houses)


def _house(
    house: Premises, rows: list[BedRow], own: Collection[UUID], where: PremisesAddress | None
) -> HouseOut:
    told = {
        name: getattr(house, name)
        for name in ("name", "area", "kind", "staffed_24h", "interpreter_phone", "children", "pets", "payer")
    }
    return HouseOut(
        id=house.pk,
        partnership=house.partnership.name,
        may_offer=house.pk in own,
        address=where.address if where else "",
        postcode=where.postcode if where else "",
        beds=[_bed(row.bed, row) for row in rows],
        **told,
    )


def _bed(bed: Bed, row: BedRow) -> BedOut:
    nights = [NightOut(night=night, state=str(state)) for night, state in row.dated]
    told = {name: getattr(bed, name) for name in ("kind", "room_for", "step_free", "own_room")}
    return BedOut(id=bed.pk, name=bed.label, nights=nights, **told)


def stays(found: Iterable[StayOut], first: date, last: date, *, more: bool) -> StaysOut:
    rows = [StayRow(**{name: getattr(stay, name) for name in StayRow.model_fields}) for stay in found]
    return StaysOut(first_night=first, last_night=last, stays=rows, more=more)


def taken_in(done: Iterable[bool], *, preview: bool) -> TakenIn:
    rows = [
        Taken(row=number, effect="offered" if new else "unchanged")
        for number, new in enumerate(done, start=1)
    ]
    return TakenIn(preview=preview, rooms=rows)
