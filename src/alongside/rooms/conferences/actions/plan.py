from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import Conference, PlannedAction
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_not_shut_out


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
