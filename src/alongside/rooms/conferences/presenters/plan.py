from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from alongside.rooms.conferences import rules
from alongside.rooms.conferences.models import PlannedAction
from alongside.rooms.conferences.presenters.ends import ending
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState

TONES = {
    ActionState.OPEN: "info",
    ActionState.DONE: "good",
    ActionState.NOT_DONE: "bad",
    ActionState.NOT_POSSIBLE: "neutral",
}


@dataclass(frozen=True)
class ActionRow:
    id: UUID
    step: str
    owner: str
    due_on: date
    is_open: bool
    state: str
    tone: str
    word: str
    url: str


def action_rows(actions: Iterable[PlannedAction], today: date) -> list[ActionRow]:
    return [_row(action, today) for action in actions]


def _row(action: PlannedAction, today: date) -> ActionRow:
    state = ActionState(action.state)
    late = rules.is_overdue(action.waits_until, today, is_open=action.waits)
    return ActionRow(
        id=action.pk,
        step=action.step,
        owner=action.owner,
        due_on=action.due_on,
        is_open=action.waits,
        state="Late" if late else PLANNED_ACTION.words[state],
        tone="bad" if late else TONES[state],
        word=ending(state, action),
        url=reverse("conferences:action", args=[action.pk]),
    )
