"""What a form of the meeting sheet asks for and already stands: sent again, it changes nothing."""

from datetime import date
from typing import Any

from alongside.foundations.accounts.models import Agency
from alongside.rooms.conferences.models import (
    AgendaItem,
    Attendance,
    Conference,
    Dissent,
    Invitation,
    PlannedAction,
)
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState
from alongside.rooms.conferences.words import Presence


def is_seated_so(invitation: Invitation, presence: Presence, deputy: str) -> bool:
    rows = Attendance.objects.filter(invitation=invitation, presence=presence)
    return any(row.deputy == deputy for row in rows)


def has_arrived(conference: Conference, agency: Agency, name: str) -> bool:
    arrivals = Attendance.objects.filter(conference=conference, invitation__isnull=True)
    return any(arrival.name == name for arrival in arrivals.filter(agency=agency))


def is_noted(item: AgendaItem, agency: Agency, why: str) -> bool:
    rows = Dissent.objects.filter(item=item, agency=agency, taken_back_at__isnull=True)
    return any(row.why == why.strip() for row in rows)


def is_said_so(action: PlannedAction, act: str, word: str, day: date | None) -> bool:
    _, said = PLANNED_ACTION.transitions[act]
    stands = action.state == said and action.word == word.strip()
    return stands and day == (action.done_on or action.next_on)


def is_planned(conference: Conference, step: str, due_on: date, owner: dict[str, Any]) -> bool:
    actions = PlannedAction.objects.filter(conference=conference, state=ActionState.OPEN, **owner)
    return any(action.step == step.strip() for action in actions.filter(due_on=due_on))
