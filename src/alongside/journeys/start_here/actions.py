from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.journeys.start_here.queries import Desk
from alongside.rooms.conferences.actions import start_conference_clocks
from alongside.rooms.people.actions import (
    add_contact_rule,
    answer_question,
    correct_chosen_name,
    link_found_together,
    open_case,
)
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.models import Case
from alongside.rooms.people.questions import Known, SaidBy


@dataclass(frozen=True, kw_only=True)
class FirstNight:
    """What was written in the first minute; whatever is empty was not known. `facts`: question -> answer."""

    desk: Desk
    meeting: FirstMeeting
    name: str = ""
    way: dict[str, Any] | None = None
    facts: dict[str, str] = field(default_factory=dict)
    found_with: Case | None = None


@verb
def start_case(*, night: FirstNight, by: User, at: datetime) -> Case:
    """A case, everything already known, the conference clocks and the look-alike check: all or nothing."""
    desk = night.desk
    case = open_case(
        partnership=desk.partnership,
        agency=desk.agency,
        team=desk.team,
        meeting=night.meeting,
        key_worker=by,
        by=by,
        at=at,
    )
    if night.found_with is not None:
        link_found_together(case=case, other=night.found_with, by=by, at=at)
    _write_down(case, night, by, at)
    if not case.treat_as_child:
        start_conference_clocks(case=case, met=case.identified_at, by=by, at=at)
    return case


def _write_down(case: Case, night: FirstNight, by: User, at: datetime) -> None:
    if night.name:
        correct_chosen_name(case=case, text=night.name, by=by, at=at)
    if night.way is not None:
        add_contact_rule(case=case, by=by, at=at, **night.way)
    for question, text in night.facts.items():
        if text:
            said_by = SaidBy.SEEN if question == "where_met" else SaidBy.PERSON
            answer = Answer(known=Known.TOLD, text=text, said_by=said_by)
            answer_question(case=case, question=question, answer=answer, seen=None, by=by, at=at)
