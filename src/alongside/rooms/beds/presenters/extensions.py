"""How a wish for more nights is said, and what each side answered."""

from collections.abc import Iterable, Mapping

from alongside.foundations.design.words import full_moment
from alongside.rooms.beds.models import Extension, ExtensionAnswer
from alongside.rooms.beds.queries.rota import Answering
from alongside.rooms.beds.states import EXTENSION, ExtensionState
from alongside.rooms.beds.words import Side


def extension_lines(extensions: Iterable[Extension]) -> list[dict[str, object]]:
    return [
        {"extension": found, "state": EXTENSION.words[ExtensionState(found.state)], "leaves": found.leaves}
        for found in extensions
    ]


def side_lines(extension: Extension, now: Mapping[Side, Answering]) -> list[dict[str, str]]:
    """What each side said; of one that has not, who can answer at this hour."""
    said = {answer.side: answer for answer in extension.answers.select_related("answered_by")}
    return [_side_line(side, said.get(side), now[side]) for side in Side]


def _side_line(side: Side, answer: ExtensionAnswer | None, now: Answering) -> dict[str, str]:
    if answer is None:
        return {"key": side.words, "value": "Not answered yet", "note": f"Answers now: {now.words}"}
    words = "Yes" if answer.granted else "No"
    note = f"{answer.answered_by.full_name}, {full_moment(answer.answered_at)}"
    return {"key": side.words, "value": f"{words}. {answer.reason}" if answer.reason else words, "note": note}
