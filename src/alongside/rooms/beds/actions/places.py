from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import Bed, Premises, PremisesAddress
from alongside.rooms.beds.words import BedKind, Payer, PlaceKind, RoomFor
from alongside.rooms.directory.models import Partnership

R = TypeVar("R", Premises, Bed)


class SavedMeanwhile(Refused):
    """Somebody saved the row after it was read for this page. Carries what stands now."""

    def __init__(self, standing: Premises | Bed) -> None:
        super().__init__("Somebody saved this while you were writing.", "Look at what stands now.")
        self.standing = standing


@dataclass(frozen=True, kw_only=True)
class House:
    name: str
    area: str = ""
    kind: PlaceKind = PlaceKind.HOSTEL
    staffed_24h: bool = False
    interpreter_phone: bool = False
    children: bool = False
    pets: bool = False
    payer: Payer = Payer.NO_CHARGE
    payer_words: str = ""
    turnaround: int = 0
    address_hidden: bool = True
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    address: str
    postcode: str = ""
    way_in: str = ""


@dataclass(frozen=True, kw_only=True)
class BedFacts:
    label: str
    kind: BedKind = BedKind.BED
    room_for: RoomFor = RoomFor.ANY
    step_free: bool = False
    own_room: bool = False


@verb
def add_premises(
    *,
    partnership: Partnership,
    agency: Agency,
    team: Team | None = None,
    house: House,
    where: Whereabouts,
    by: User,
    at: datetime,
) -> Premises:
    with _not_public():
        premises = Premises.objects.create(partnership=partnership, agency=agency, team=team, **asdict(house))
        PremisesAddress.objects.create(premises=premises, **asdict(where))
    record("premises.added", by=by, at=at, about=premises)
    return premises


@verb
def change_premises(
    *, premises: Premises, read_version: int, house: House, where: Whereabouts | None, by: User, at: datetime
) -> Premises:
    """Without `where` the address stays as it is: whoever may not read it does not write it either."""
    held = Premises.objects.select_for_update().get(pk=premises.pk)
    with _not_public():
        replace(held, read_version, asdict(house))
        if where is not None:
            PremisesAddress.objects.update_or_create(premises=held, defaults=asdict(where))
    record("premises.changed", by=by, at=at, about=held, version=held.version)
    return held


@verb
def add_bed(*, premises: Premises, facts: BedFacts, by: User, at: datetime) -> Bed:
    bed = Bed.objects.create(premises=premises, added_at=at, added_by=by, **asdict(facts))
    record("bed.added", by=by, at=at, about=bed)
    return bed


@verb
def change_bed(*, bed: Bed, read_version: int, facts: BedFacts, by: User, at: datetime) -> Bed:
    held = Bed.objects.select_for_update().get(pk=bed.pk)
    replace(held, read_version, asdict(facts))
    record("bed.changed", by=by, at=at, about=held, version=held.version)
    return held


def replace(held: R, read_version: int, values: dict[str, object]) -> None:
    if held.version != read_version:
        raise SavedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.save()


@contextmanager
def _not_public() -> Iterator[None]:
    """A house that the public directory tells of already would be found by it."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        said = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if said != "no_public_service_is_a_house":
            raise
        raise Refused(
            "A service in the public directory has this name, this address or this telephone.",
            "Whoever keeps the partnership must take it out of the directory first.",
        ) from error
