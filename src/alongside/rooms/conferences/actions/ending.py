from datetime import date, datetime
from typing import Any

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.models import ActionEnd, PlannedAction
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState


@verb
def end_action(
    *, action: PlannedAction, act: str, word: str, day: date | None = None, by: User, at: datetime
) -> PlannedAction:
    """`act` is a verb of the state table; `word` is what shows that it is done, or why it is not.

    `day`: the day on which it was done, or by which it is to be done after all; without one nobody takes it up again.
    Its owner may end it when nothing else of the case is open to them any more.
    """
    policies.check_end_is_said(act, word, day, at)
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        row = PlannedAction.objects.select_for_update().get(pk=action.pk)
        row.state = PLANNED_ACTION.next(act, ActionState(row.state))
        row.word, row.ended_at, row.ended_by = word.strip(), at, by
        row.done_on = day if row.state == ActionState.DONE else None
        row.next_on = day if row.state == ActionState.NOT_DONE else None
        row.save(update_fields=["state", "word", "ended_at", "ended_by", "done_on", "next_on"])
        ActionEnd.objects.create(case_id=row.case_id, action=row, said_at=at, said_by=by, **_said(row))
    record(PLANNED_ACTION.events[act], by=by, at=at, case_id=row.case_id, about=row)
    return row


def _said(row: PlannedAction) -> dict[str, Any]:
    return {"state": row.state, "word": row.word, "done_on": row.done_on, "next_on": row.next_on}
