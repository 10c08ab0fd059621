"""What became of a step, in a line."""

from collections.abc import Iterable

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.conferences.models import ActionEnd, PlannedAction
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState


def ending(state: ActionState, end: PlannedAction | ActionEnd) -> str:
    """What shows it or why, with its day. Of an end from before days were asked for, the words alone."""
    if state is ActionState.DONE and end.done_on:
        return f"{end.word} Done on {day(end.done_on)}."
    if state is ActionState.NOT_DONE:
        next_words = f"To be done by {day(end.next_on)}." if end.next_on else "Nobody takes it up again."
        return f"{end.word} {next_words}"
    return end.word


def end_lines(ends: Iterable[ActionEnd]) -> list[str]:
    """What was said of it each time, who said it and when."""
    return [
        f"{PLANNED_ACTION.words[ActionState(end.state)]}: {ending(ActionState(end.state), end)} "
        f"{end.said_by}, {full_moment(end.said_at)}"
        for end in ends
    ]
