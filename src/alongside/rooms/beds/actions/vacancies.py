"""Rooms that the system of an agency offers for some nights, many at once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.by_the_night import offer_room, take_back_room
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import NightsOffered, Premises
from alongside.rooms.beds.words import BedKind

MOST_ROOMS = 500


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    premises: Premises
    facts: BedFacts
    first: date
    nights: int


class RowRefused(Refused):
    """`number` counts the rows from 1."""

    def __init__(self, number: int, refused: Refused) -> None:
        super().__init__(refused.reason, refused.next_step)
        self.number = number


@verb
def take_in_vacancies(*, rooms: Sequence[Vacancy], by: User, at: datetime) -> list[bool]:
    """Of each room whether it is new. All of them or none; the same again changes nothing."""
    _check_number(rooms)
    done = [_take_in(number, room, by, at) for number, room in enumerate(rooms, start=1)]
    record("vacancies.taken_in", by=by, at=at, rooms=len(rooms), offered=sum(done))
    return done


@verb
def take_back_vacancy(*, premises: Premises, label: str, first: date, by: User, at: datetime) -> bool:
    """Whether the room stood on the board from that night on; the same again changes nothing."""
    standing = NightsOffered.objects.filter(
        bed__premises=premises, bed__label__iexact=label, taken_back_at__isnull=True, nights__startswith=first
    )
    offer = standing.first()
    if offer:
        take_back_room(offer=offer, by=by, at=at)
    record("vacancies.taken_back", by=by, at=at, rooms=int(offer is not None))
    return offer is not None


def _check_number(rooms: Sequence[Vacancy]) -> None:
    if not 1 <= len(rooms) <= MOST_ROOMS:
        raise Refused(f"From 1 to {MOST_ROOMS} rooms are taken in at once.", "Send them in parts.")


def _take_in(number: int, room: Vacancy, by: User, at: datetime) -> bool:
    try:
        _check_kind(room)
        if _stands(room):
            return False
        offer_room(
            premises=room.premises, facts=room.facts, first=room.first, nights=room.nights, by=by, at=at
        )
    except Refused as refused:
        raise RowRefused(number, refused) from refused
    return True


def _check_kind(room: Vacancy) -> None:
    if room.facts.kind is BedKind.BED:
        raise Refused("A bed is always on the board.", "Offer an empty room or an office space.")


def _stands(room: Vacancy) -> bool:
    """Offered on these nights already, and nothing is said of it that was not said before."""
    known = NightsOffered.objects.filter(
        bed__premises=room.premises,
        bed__label__iexact=room.facts.label,
        bed__closed_at__isnull=True,
        taken_back_at__isnull=True,
        nights=(room.first, room.first + timedelta(days=room.nights)),
    )
    return any(_says_the_same(offer, room.facts) for offer in known.select_related("bed"))


def _says_the_same(offer: NightsOffered, facts: BedFacts) -> bool:
    told = asdict(facts) | {"label": offer.bed.label}
    return all(getattr(offer.bed, name) == value for name, value in told.items())
