"""The independent word on who has which bed on which night. It reads nothing of the program and of its tables."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

DAY = timedelta(days=1)


@dataclass
class Span:
    """Nights of one bed, and the day from which the next can have it."""

    bed: int
    first: date
    leaves: date
    ready: date

    def cut(self, night: date) -> "list[Span]":
        """What is left of it when the nights from `night` on are given back."""
        if night <= self.first:
            return []
        leaves = min(night, self.leaves)
        return [Span(self.bed, self.first, leaves, leaves + (self.ready - self.leaves))]


@dataclass
class Model:
    """`stays` are the stretches of each, the last the one they are in; `away` the beds that nobody can have."""

    stays: dict[UUID, list[Span]] = field(default_factory=dict)
    here: set[UUID] = field(default_factory=set)
    out: dict[UUID, Span] = field(default_factory=dict)
    offered: dict[UUID, tuple[int, date, date]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    by_the_night: set[int] = field(default_factory=set)
    said: dict[UUID, dict[str, tuple[bool, UUID]]] = field(default_factory=dict)

    def book(self, stay: UUID, bed: int, first: date, nights: int, turnaround: int) -> None:
        leaves = first + nights * DAY
        self.stays[stay] = [Span(bed, first, leaves, leaves + turnaround * DAY)]

    def give_back(self, stay: UUID) -> None:
        """Nights that nobody slept."""
        self.stays[stay].pop()

    def move(self, stay: UUID, bed: int, night: date, turnaround: int) -> None:
        """Whoever has not come yet leaves nothing behind."""
        old = self.stays[stay].pop()
        self.stays[stay] += old.cut(night) if stay in self.here else []
        self.stays[stay].append(Span(bed, max(night, old.first), old.leaves, old.leaves + turnaround * DAY))

    def leave(self, stay: UUID, night: date) -> None:
        self.here.discard(stay)
        self.stays[stay] += self.stays[stay].pop().cut(night)

    def answer(self, extension: UUID, side: str, granted: bool, by: UUID) -> bool:
        """Whether both sides have now said yes, by two people."""
        said = self.said.setdefault(extension, {})
        said[side] = (granted, by)
        yes = {person for granted, person in said.values() if granted}
        return len(said) == len(yes) == 2

    def lengthen(self, stay: UUID, leaves: date) -> None:
        last = self.stays[stay][-1]
        last.leaves, last.ready = leaves, leaves + (last.ready - last.leaves)

    def put_out(self, key: UUID, bed: int, first: date, nights: int) -> None:
        for span in self.spans:
            if span.bed == bed and span.leaves <= first < span.ready:
                span.ready = first
        self.out[key] = Span(bed, first, first + nights * DAY, first + nights * DAY)

    def put_back(self, key: UUID, night: date) -> None:
        for left in self.out.pop(key).cut(night):
            self.out[key] = left

    def make_ready(self, bed: int, night: date) -> None:
        for span in self.spans:
            if span.bed == bed and span.leaves <= night < span.ready:
                span.ready = night

    def take_back(self, offer: UUID, night: date) -> None:
        bed, first, end = self.offered[offer]
        self.offered[offer] = (bed, first, max(first, min(night, end)))

    @property
    def spans(self) -> list[Span]:
        return [span for stay in self.stays.values() for span in stay]

    def night(self, bed: int, day: date) -> str:
        """In the words of the board."""
        if any(one.bed == bed and one.first <= day < one.leaves for one in self.spans):
            return "taken"
        if any(one.bed == bed and one.first <= day < one.leaves for one in self.out.values()):
            return "out_of_service"
        offers = [(first, end) for which, first, end in self.offered.values() if which == bed]
        if bed in self.by_the_night and not any(first <= day < end for first, end in offers):
            return "not_offered"
        if any(one.bed == bed and one.leaves <= day < one.ready for one in self.spans):
            return "made_ready"
        return "free"

    def is_free(self, bed: int, first: date, nights: int) -> bool:
        return all(self.night(bed, first + number * DAY) == "free" for number in range(nights))

    def not_signed_out(self, bed: int, tonight: date) -> bool:
        last = [self.stays[stay][-1] for stay in self.here]
        return any(one.bed == bed and one.leaves <= tonight for one in last)

    def held(self) -> Counter[tuple[int, date, date, date]]:
        every = [*self.spans, *self.out.values()]
        return Counter((one.bed, one.first, one.leaves, one.ready) for one in every)
