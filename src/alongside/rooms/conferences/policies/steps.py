"""Two who say at once what became of a step: the word that was first stands, and the other is shown it."""

from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.models import PlannedAction
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState


def as_seen(action: PlannedAction) -> str:
    """When something was last said of it, as a form carries it."""
    return action.ended_at.isoformat() if action.ended_at else ""


def check_nothing_said_meanwhile(action: PlannedAction, seen: str) -> None:
    if as_seen(action) != seen:
        said = f"{PLANNED_ACTION.words[ActionState(action.state)]}. {action.word}".strip()
        raise Refused(f"Somebody said this meanwhile: {said}", "Choose Nothing new to leave it so.")
