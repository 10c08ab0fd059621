"""When to meet: the best hours before the limit, by what each attendee stated. Facts in, an answer out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from alongside.foundations.kernel.moments import LONDON, in_london
from alongside.foundations.kernel.periods import elapsed_hours
from alongside.rooms.conferences.rules import FIRST_HOUR, LAST_HOUR, NOTICE_HOURS

MEETING = timedelta(hours=1)
PROPOSED = 3
APART = timedelta(hours=2)  # three hours in a row would be one proposal
FURTHEST_DAYS = 31


class Hours(NamedTuple):
    start: time
    end: time


class May(StrEnum):
    COME = "come"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Attendee:
    """`week`: hours by weekday, Monday is 0; None where nobody stated any. `away`: first and last day."""

    user_id: UUID
    name: str
    is_core: bool
    week: Mapping[int, Hours] | None = None
    away: Sequence[tuple[date, date]] = ()


class Answer(NamedTuple):
    """`why` where they cannot come, as it is said after their name: "not before 16:00"."""

    attendee: Attendee
    may: May
    why: str = ""


@dataclass(frozen=True)
class Proposal:
    starts: datetime
    answers: tuple[Answer, ...]
    is_late: bool = field(default=False)

    def number(self, may: May, *, core: bool) -> int:
        return sum(answer.may is may and answer.attendee.is_core is core for answer in self.answers)

    @property
    def rank(self) -> tuple[int, ...]:
        """Most core first, then most others; hours that nobody stated count for less than any that were."""
        sure = (self.number(May.COME, core=True), self.number(May.COME, core=False))
        unsure = (self.number(May.UNKNOWN, core=True), self.number(May.UNKNOWN, core=False))
        return tuple(-number for number in (sure[0], unsure[0], sure[1], unsure[1]))


def answer_of(attendee: Attendee, starts: datetime) -> Answer:
    """Whether they can come for the whole hour."""
    at = in_london(starts)
    if any(first <= at.date() <= last for first, last in attendee.away):
        return Answer(attendee, May.NOT, "away that day")
    if attendee.week is None:
        return Answer(attendee, May.UNKNOWN)
    hours = attendee.week.get(at.weekday())
    if hours is None:
        return Answer(attendee, May.NOT, "not at work that day")
    if at.time() < hours.start:
        return Answer(attendee, May.NOT, f"not before {hours.start:%H:%M}")
    if in_london(starts + MEETING).time() > hours.end:
        return Answer(attendee, May.NOT, f"only until {hours.end:%H:%M}")
    return Answer(attendee, May.COME)


def propose(
    attendees: Sequence[Attendee], now: datetime, limit: datetime, *, only_on: date | None = None
) -> list[Proposal]:
    """The three best inside the limit, best first; where none is left inside it, the three soonest."""
    soonest = elapsed_hours(now, NOTICE_HOURS)
    hours = _full_hours(soonest, min(limit, soonest + timedelta(days=FURTHEST_DAYS)))
    inside = [_proposal(attendees, start) for start in hours if only_on in (None, start.date())]
    if inside:
        return list(_apart(sorted(inside, key=lambda one: (one.rank, one.starts))))
    later = islice(_full_hours(soonest, soonest + timedelta(days=FURTHEST_DAYS)), PROPOSED)
    return [Proposal(start, _answers(attendees, start), is_late=True) for start in later]


def _proposal(attendees: Iterable[Attendee], start: datetime) -> Proposal:
    return Proposal(start, _answers(attendees, start))


def _answers(attendees: Iterable[Attendee], start: datetime) -> tuple[Answer, ...]:
    return tuple(answer_of(attendee, start) for attendee in attendees)


def _full_hours(soonest: datetime, limit: datetime) -> Iterator[datetime]:
    """Between nine and five on the clocks of London, at weekends too: the hours of R-MACC-01 do not stop."""
    day = in_london(soonest).date()
    while day <= in_london(limit).date():
        starts = (
            datetime.combine(day, time(hour), tzinfo=LONDON) for hour in range(FIRST_HOUR, LAST_HOUR + 1)
        )
        yield from (start for start in starts if soonest <= start <= limit)
        day += timedelta(days=1)


def _apart(ranked: Sequence[Proposal]) -> Iterator[Proposal]:
    chosen: list[Proposal] = []
    for one in ranked:
        if len(chosen) < PROPOSED and all(abs(one.starts - other.starts) >= APART for other in chosen):
            chosen.append(one)
    return iter(chosen)
