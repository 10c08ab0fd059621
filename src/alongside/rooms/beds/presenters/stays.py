"""How a stay is said to the hostel and to the case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import counted, day, full_moment, short_day
from alongside.rooms.beds.models import (
    Absence,
    BedMove,
    Departure,
    DestinationLearned,
    DoorNote,
    Extension,
    Stay,
)
from alongside.rooms.beds.rules import night_number, should_have_left
from alongside.rooms.beds.states import STAY, StayState
from alongside.rooms.beds.words import Destination, MoveOn


@dataclass(frozen=True)
class StayCard:
    """A stay as the hostel and the case see it. `tonight` is the night that counts now.

    `away` is a night on which they were not there and that is still asked after, `asked` more nights that wait.
    """

    stay: Stay
    tonight: date
    away: Absence | None = None
    asked: Extension | None = None

    @property
    def bed(self) -> str:
        bed = self.stay.occupancy.bed
        return f"{bed.label}, {bed.premises.name}"

    @property
    def state(self) -> str:
        return STAY.words[StayState(self.stay.state)]

    @property
    def is_expected(self) -> bool:
        return self.stay.state == StayState.BOOKED

    @property
    def is_here(self) -> bool:
        return self.stay.state == StayState.ARRIVED

    @property
    def tone(self) -> str:
        return "warn" if self.should_have_left or self.is_late else "good" if self.is_here else "info"

    @property
    def last_night(self) -> date:
        return self.stay.occupancy.leaves - timedelta(days=1)

    @property
    def nights(self) -> int:
        return (self.stay.occupancy.leaves - self.stay.check_in).days

    @property
    def used(self) -> str:
        """R-BED-03: of the nights that the protocol gives."""
        most, last = self.stay.most_nights, min(self.tonight, self.last_night)
        slept = night_number(self.stay.check_in, last)
        if not self.is_here or slept < 1:
            return ""
        if slept > most:
            return f"All {most} nights of the protocol are used, and {counted(slept - most, 'night')} more agreed on"
        return f"{slept} of {counted(most, 'night')} of the protocol used"

    @property
    def not_authorised(self) -> str:
        """R-BED-04: nights slept past the last one that both sides agreed on."""
        if not self.should_have_left:
            return ""
        nights = counted((self.tonight - self.stay.occupancy.leaves).days + 1, "night")
        waits = "both answers are asked for" if self.asked else "more nights have not been asked for"
        return f"{nights} not authorised yet: {waits}"

    @property
    def was_away(self) -> str:
        return f"Away on the night of {short_day(self.away.night)}, and asked after" if self.away else ""

    @property
    def is_late(self) -> bool:
        """Expected on a night that is over."""
        return self.is_expected and self.stay.occupancy.check_in < self.tonight

    @property
    def should_have_left(self) -> bool:
        return self.is_here and should_have_left(self.stay.occupancy.leaves, self.tonight)

    @property
    def when(self) -> str:
        held = self.stay.occupancy
        if self.is_late:
            return f"Expected on {short_day(held.check_in)} and not marked as arrived"
        if self.is_expected:
            return f"Comes on {short_day(held.check_in)}, for {counted(self.nights, 'night')}"
        if self.should_have_left:
            return f"Should have left on {short_day(held.leaves)}, not signed out"
        if self.is_here:
            return f"Night {night_number(self.stay.check_in, self.tonight)} of {self.nights}, {self.leaves_in_words}"
        return f"From {day(self.stay.check_in)} to {day(held.leaves)}"

    @property
    def leaves_in_words(self) -> str:
        return f"leaves on {short_day(self.stay.occupancy.leaves)}"


def at_the_door(stay: Stay) -> list[dict[str, str]]:
    """All that a hostel is told of somebody, besides their name and when they come and go."""
    return [
        {"key": "To keep them safe", "value": stay.keeps_them_safe},
        {"key": "Allergies", "value": stay.allergies},
    ]


def where_to(stay: Stay) -> list[dict[str, str]]:
    """Where the stay led to: what was said at the door, and what was learned since."""
    left = Departure.objects.filter(stay=stay).select_related("departed_by").first()
    if left is None:
        return []
    since = DestinationLearned.objects.filter(stay=stay).select_related("learned_by")
    return [
        _went("When they left", left.destination, left.departed_by, left.departed_at),
        {"key": "How it ended", "value": MoveOn(left.move_on).words},
        *(_went("Learned since", row.destination, row.learned_by, row.learned_at) for row in since),
    ]


def _went(key: str, destination: str, by: User, at: datetime) -> dict[str, str]:
    note = f"Written by {by.full_name}, {full_moment(at)}"
    return {"key": key, "value": Destination(destination).words, "note": note}


def cards(
    stays: Iterable[Stay],
    tonight: date,
    away: Mapping[UUID, Absence] | None = None,
    asked: Iterable[Extension] = (),
) -> list[StayCard]:
    noted, waits = away or {}, {extension.stay_id: extension for extension in asked}
    return [StayCard(stay, tonight, noted.get(stay.pk), waits.get(stay.pk)) for stay in stays]


def moves_in_words(moves: Iterable[BedMove]) -> list[dict[str, str]]:
    return [
        {
            "key": f"From {short_day(move.night)}",
            "value": f"{move.taken.bed.label}, before that {move.left.bed.label}. {move.reason}",
            "note": f"{move.moved_by.full_name}, {full_moment(move.moved_at)}",
        }
        for move in moves
    ]


def told_before(notes: Iterable[DoorNote]) -> list[dict[str, str]]:
    """What the house was told until it was changed."""
    return [
        {
            "key": f"Until {full_moment(note.replaced_at)}",
            "value": ". ".join(filter(None, (note.keeps_them_safe, note.allergies))) or "Nothing",
            "note": f"Changed by {note.replaced_by.full_name}",
        }
        for note in notes
    ]
