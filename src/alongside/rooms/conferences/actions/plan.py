from datetime import date, datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import Conference, PlannedAction
from alongside.rooms.conferences.states import PLANNED_ACTION, ActionState
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_not_shut_out

NEEDS_A_WORD = {"mark_not_done", "mark_not_possible"}


@verb
def plan_action(
    *,
    case: Case,
    conference: Conference,
    owner_user: User | None = None,
    owner_agency: Agency | None = None,
    owner_team: Team | None = None,
    step: str,
    due_on: date | None,
    by: User,
    at: datetime,
) -> PlannedAction:
    """R-MACC-04: one owner, a step and a date, or it is no action."""
    if conference.case_id != case.pk:
        raise Refused("This conference belongs to another case.")
    policies.check_minutes_open(locked(conference))
    if (owner_user is None) == (owner_agency is None):
        raise Refused("An action has one owner: a person or an agency.")
    check_not_shut_out(case, owner_user)
    if not step.strip() or due_on is None:
        raise Refused("An action needs a step and a date.")
    action = PlannedAction.objects.create(
        case=case,
        conference=conference,
        owner_user=owner_user,
        owner_agency=owner_agency,
        owner_team=owner_team,
        step=step.strip(),
        due_on=due_on,
        planned_at=at,
        planned_by=by,
    )
    record("action.planned", by=by, at=at, case_id=case.pk, about=action)
    return action


@verb
def end_action(*, action: PlannedAction, act: str, word: str = "", by: User, at: datetime) -> PlannedAction:
    """`act` is a verb of the state table. What was not done, or is not possible any more, says why.

    Its owner may end it when nothing else of the case is open to them any more.
    """
    if act in NEEDS_A_WORD and not word.strip():
        raise Refused("Say in a word why.", "The next conference reads it.")
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        row = PlannedAction.objects.select_for_update().get(pk=action.pk)
        row.state = PLANNED_ACTION.next(act, ActionState(row.state))
        row.word, row.ended_at, row.ended_by = word.strip(), at, by
        row.save(update_fields=["state", "word", "ended_at", "ended_by"])
    record(PLANNED_ACTION.events[act], by=by, at=at, case_id=row.case_id, about=row)
    return row
