"""What waits for somebody: one line a thing, whichever room it comes from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from alongside.foundations.design.words import LONDON, Urgency


@dataclass(frozen=True, kw_only=True)
class Task:
    """`moment` is what tasks are put in order by; `state` is the shape beside `state_words`.

    What is `loud` stands above all else.
    """

    moment: datetime
    title: str
    state: str
    state_words: str
    words: str
    url: str = ""
    reference: str = ""
    case_id: UUID | None = None
    loud: bool = False

    @property
    def late(self) -> bool:
        return self.state == Urgency.LATE


def end_of(day: date) -> datetime:
    """A thing due on a day has until its midnight in London."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)
