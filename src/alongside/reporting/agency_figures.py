"""How an agency takes part, in numbers. No person is in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median

from alongside.reporting.figures import percent
from alongside.reporting.step_ends import StepEnd
from alongside.rooms.conferences.words import Presence

ONE_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class AgencyFacts:
    """`waited` are the times from an invitation to its answer; `silent` counts those never answered."""

    name: str
    presences: Counter[str] = field(default_factory=Counter)
    waited: list[timedelta] = field(default_factory=list)
    silent: int = 0
    steps: Counter[StepEnd] = field(default_factory=Counter)

    @property
    def meetings(self) -> int:
        return self.presences.total()

    @property
    def here(self) -> int:
        return self.presences[Presence.PRESENT]

    @property
    def here_percent(self) -> int | None:
        return percent(self.here, self.meetings)

    @property
    def in_time_percent(self) -> int | None:
        return percent(self.steps[StepEnd.IN_TIME], self.steps.total())

    @property
    def failed(self) -> int:
        return self.steps[StepEnd.NOT_DONE] + self.steps[StepEnd.WAITS]

    @property
    def answers_after(self) -> float | None:
        """In hours: half of its answers came sooner."""
        return round(median(wait / ONE_HOUR for wait in self.waited), 1) if self.waited else None


def all_steps(agencies: Iterable[AgencyFacts]) -> Counter[StepEnd]:
    return sum((row.steps for row in agencies), Counter[StepEnd]())
