"""What came in for rooms of some nights, from a system or in a file, taken in or only tried."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import take_in_vacancies
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.actions.vacancies import RowRefused, Vacancy, take_back_vacancy
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.words import BedKind, RoomFor

NO_HOUSE = (
    "There is no such house that your agency runs, or that lies in an area it hosts.",
    "Look at the houses that the interface names.",
)


class Offered(Protocol):
    """A room as it was sent: `forms.api.Room`, or a line of a file."""

    @property
    def house_id(self) -> UUID: ...
    @property
    def room(self) -> str: ...
    @property
    def first_night(self) -> date: ...
    @property
    def nights(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def room_for(self) -> str: ...
    @property
    def step_free(self) -> bool: ...
    @property
    def own_room(self) -> bool: ...


def offer_rooms(
    houses: Iterable[Premises], rooms: Iterable[Offered], *, preview: bool, by: User, at: datetime
) -> list[bool]:
    """A preview does all of it and undoes it, so that it says what truly would happen."""
    known = {house.pk: house for house in houses}
    found = [_vacancy(number, room, known) for number, room in enumerate(rooms, start=1)]
    with transaction.atomic():
        done = take_in_vacancies(rooms=found, by=by, at=at)
        if preview:
            transaction.set_rollback(True)
    return done


def take_back(
    houses: Iterable[Premises], house_id: UUID, room: str, first: date, *, by: User, at: datetime
) -> bool:
    house = next((house for house in houses if house.pk == house_id), None)
    if house is None:
        raise Refused(*NO_HOUSE)
    return take_back_vacancy(premises=house, label=" ".join(room.split()), first=first, by=by, at=at)


def _vacancy(number: int, room: Offered, houses: dict[UUID, Premises]) -> Vacancy:
    if room.house_id not in houses:
        raise RowRefused(number, Refused(*NO_HOUSE))
    facts = BedFacts(
        label=" ".join(room.room.split()),
        kind=BedKind(room.kind),
        room_for=RoomFor(room.room_for),
        step_free=room.step_free,
        own_room=room.own_room,
    )
    return Vacancy(premises=houses[room.house_id], facts=facts, first=room.first_night, nights=room.nights)
