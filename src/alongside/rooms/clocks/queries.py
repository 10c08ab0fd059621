"""What the clocks say now. Lateness is derived from the kept moment and `now`, each time it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.rooms.clocks.catalogue import BY_NAME, ClockWords, Kind
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.people.models import Case
from alongside.rooms.people.states import CaseState

_CAN_BE_LATE = {Kind.LIMIT, Kind.TARGET, Kind.REMINDER}


@dataclass(frozen=True)
class Reading:
    """A running clock as seen at a moment."""

    clock: Clock
    words: ClockWords
    passed: bool

    @property
    def late(self) -> bool:
        return self.passed and self.words.kind in _CAN_BE_LATE


def read(clock: Clock, now: datetime) -> Reading:
    return Reading(clock, BY_NAME[clock.name], clock.due < now)


def running(case_ids: Iterable[UUID], now: datetime) -> list[Reading]:
    """Running clocks of these cases that the viewer may see, soonest first."""
    clocks = Clock.objects.filter(case_id__in=list(case_ids), state=ClockState.RUNNING)
    return [read(clock, now) for clock in clocks.order_by("due", "name", "id")]


def of_case(case: Case, now: datetime) -> list[Reading]:
    """Every clock of a case, ended ones too, in the order of their moments."""
    return [read(clock, now) for clock in Clock.objects.filter(case=case).order_by("due", "name", "id")]


def that_ask(readings: Iterable[Reading], *, by_kind: bool = False) -> list[Reading]:
    """Those that ask for something, in their order: of passed ones of a rule the last, reminders on their day.

    With `by_kind` the last of each kind: an aim that was missed stands beside the limit that was missed.
    """
    listed = list(readings)
    last = {(_asks_for(r.clock), r.words.kind if by_kind else ""): r.clock.pk for r in listed if r.late}
    asked = set(last.values())
    return [r for r in listed if (r.clock.pk in asked if r.passed else r.words.kind is not Kind.REMINDER)]


def next_three(case: Case, now: datetime) -> list[Reading]:
    """The three that ask for something soonest: late ones first, then those to come."""
    return that_ask(running([case.pk], now), by_kind=True)[:3]


def _asks_for(clock: Clock) -> tuple[object, ...]:
    return clock.case_id, clock.rule, clock.about_id


def to_look_at(now: datetime, most: int) -> list[Clock]:
    """Running clocks whose moment has come, the longest overdue first. Of an erased case none asks."""
    due = Clock.objects.filter(state=ClockState.RUNNING, look_again__lte=now)
    due = due.exclude(case__state=CaseState.ERASED)
    return list(due.order_by("look_again")[:most])
