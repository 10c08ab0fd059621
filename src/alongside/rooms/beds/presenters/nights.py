"""How a night away is said."""

from collections.abc import Iterable

from alongside.foundations.design.words import full_moment
from alongside.rooms.beds.models import Absence, AbsenceAnswer
from alongside.rooms.beds.states import ABSENCE, AbsenceState
from alongside.rooms.beds.words import Expected


def absence_state(absence: Absence) -> str:
    return ABSENCE.words[AbsenceState(absence.state)]


def absence_rows(answers: Iterable[AbsenceAnswer]) -> list[list[dict[str, str]]]:
    """One list for each answer, the newest first."""
    return [_rows(answer) for answer in answers]


def _rows(answer: AbsenceAnswer) -> list[dict[str, str]]:
    due = f"by {full_moment(answer.tries_due)}" if answer.tries_due else ""
    written = f"{answer.answered_by.full_name}, {full_moment(answer.answered_at)}"
    return [
        {"key": "Expected to be away", "value": Expected(answer.expected).words, "note": written},
        {"key": "Last known to be safe", "value": answer.last_safe},
        {"key": "Who tries next", "value": ", ".join(filter(None, (answer.tries_next, due)))},
    ]
