"""What became of a step that somebody promised at a conference."""

from datetime import date
from enum import StrEnum

from alongside.rooms.conferences.states import ActionState


class StepEnd(StrEnum):
    """What became of a step by its day."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITS = "waits"
    NOT_DONE = "not_done"
    NOT_POSSIBLE = "not_possible"


def end_of_step(
    state: str, due: date, done: date | None, *, again: date | None, today: date
) -> StepEnd | None:
    """None while its day has not passed. `again` is the day it was promised anew for."""
    if state == ActionState.DONE:
        return StepEnd.IN_TIME if done is None or done <= due else StepEnd.LATE
    if state == ActionState.NOT_POSSIBLE:
        return StepEnd.NOT_POSSIBLE
    if state == ActionState.NOT_DONE and again is None:
        return StepEnd.NOT_DONE
    return StepEnd.WAITS if due < today else None
