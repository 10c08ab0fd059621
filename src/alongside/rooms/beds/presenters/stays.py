"""How a stay is said to the hostel and to the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import counted, day, full_moment, short_day
from alongside.rooms.beds.models import Departure, DestinationLearned, Stay
from alongside.rooms.beds.rules import night_number, should_have_left
from alongside.rooms.beds.states import STAY, StayState
from alongside.rooms.beds.words import Destination


@dataclass(frozen=True)
class StayCard:
    """A stay as the hostel and the case see it. `tonight` is the night that counts now."""

    stay: Stay
    tonight: date

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
        return (self.stay.occupancy.leaves - self.stay.occupancy.check_in).days

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
            return (
                f"Night {night_number(held.check_in, self.tonight)} of {self.nights}, {self.leaves_in_words}"
            )
        return f"From {day(held.check_in)} to {day(held.leaves)}"

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
        *(_went("Learned since", row.destination, row.learned_by, row.learned_at) for row in since),
    ]


def _went(key: str, destination: str, by: User, at: datetime) -> dict[str, str]:
    note = f"Written by {by.full_name}, {full_moment(at)}"
    return {"key": key, "value": Destination(destination).words, "note": note}


def cards(stays: Iterable[Stay], tonight: date) -> list[StayCard]:
    return [StayCard(stay, tonight) for stay in stays]
