"""The steps that were promised, read by the case and by those who promised them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import Membership, User
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.models import ActionEnd, Conference, DueCorrection, PlannedAction
from alongside.rooms.conferences.models.plan import STILL_WAITS
from alongside.rooms.conferences.states import ActionState
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import cases_shut_to
from alongside.rooms.people.states import CaseState


def actions_of(case: Case) -> QuerySet[PlannedAction]:
    actions = PlannedAction.objects.filter(case=case)
    return actions.select_related("owner_user", "owner_agency", "owner_team", "conference").order_by(
        "due_on", "id"
    )


def actions_of_conference(conference: Conference) -> QuerySet[PlannedAction]:
    """In the order in which they were agreed."""
    return actions_of(conference.case).filter(conference=conference).order_by("planned_at", "id")


def corrections_of(action: PlannedAction) -> list[DueCorrection]:
    """Of its day, oldest first, as far as the viewer may see them."""
    found = DueCorrection.objects.filter(action=action).select_related("corrected_by")
    return list(found.order_by("corrected_at", "id"))


def old_actions(conference: Conference, also: Iterable[UUID] = ()) -> QuerySet[PlannedAction]:
    """Unfinished steps of the other conferences of this case, which stand first at the next one.

    `also`: those that were unfinished when somebody opened the sheet.
    """
    unfinished = [ActionState.OPEN, ActionState.NOT_DONE]
    earlier = actions_of(conference.case).exclude(conference=conference)
    return earlier.filter(Q(state__in=unfinished) | Q(pk__in=list(also)))


def earlier_actions(conference: Conference) -> QuerySet[PlannedAction]:
    """For the minutes: steps of the meetings before, but for those that had ended when the last of them began."""
    before = Conference.objects.filter(case_id=conference.case_id, starts__lt=conference.starts)
    steps = actions_of(conference.case).filter(conference__in=before)
    last = before.filter(held_at__isnull=False).order_by("held_at").last()
    if last is None or last.held_at is None:
        return steps
    return steps.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=last.held_at))


def ends_of(action: PlannedAction) -> list[ActionEnd]:
    """What was said of it, oldest first, as far as the viewer may see it."""
    return list(ActionEnd.objects.filter(action=action).select_related("said_by").order_by("said_at", "id"))


@dataclass(frozen=True)
class OpenAction:
    """What its owner reads of an action: enough to do it, and nothing else of the case."""

    id: UUID
    reference: str
    step: str
    due_on: date
    is_late: bool
    owner: str
    is_shared: bool


def open_actions_of(viewer: User, user_ids: Iterable[UUID], today: date, at: datetime) -> list[OpenAction]:
    """Open actions of these workers and of their teams, soonest first, whether or not their grants have ended.

    Nothing of a case that was erased or that the viewer is shut out of; what somebody is shut out of whom they cover
    stays.
    """
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        people = list(user_ids)
        rows = _for_owners([viewer.pk]).filter(_owned_by(people, today), STILL_WAITS)
        return sorted(
            (_open_action(row, today) for row in rows.order_by("id")), key=lambda found: found.due_on
        )


def _for_owners(viewers: Iterable[UUID]) -> QuerySet[PlannedAction]:
    rows = PlannedAction.objects.exclude(case__state=CaseState.ERASED)
    rows = rows.exclude(case_id__in=cases_shut_to(viewers).values("case_id"))
    return rows.select_related("case", "owner_user", "owner_agency", "owner_team")


def _open_action(action: PlannedAction, today: date) -> OpenAction:
    return OpenAction(
        id=action.pk,
        reference=action.case.reference,
        step=action.step,
        due_on=action.waits_until,
        is_late=rules.is_overdue(action.waits_until, today, is_open=action.waits),
        owner=action.owner,
        is_shared=action.owner_user_id is None,
    )


def _owned_by(user_ids: Sequence[UUID], today: date) -> Q:
    owned = Q(owner_user_id__in=user_ids)
    seats = Membership.objects.on(today).filter(user_id__in=user_ids)
    for agency_id, team_id in seats.order_by("id").values_list("agency_id", "team_id"):
        owned |= Q(owner_agency_id=agency_id) & (Q(owner_team__isnull=True) | Q(owner_team_id=team_id))
    return owned


def is_owner(viewer: Viewer, action: PlannedAction, covers: Iterable[object] = ()) -> bool:
    """`covers`: the people whose work the viewer does meanwhile."""
    mine = {viewer.user.pk, *covers} if viewer.user else set()
    if action.owner_user_id is not None:
        return action.owner_user_id in mine
    seats = [seat for seat in viewer.seats if seat.agency_id == action.owner_agency_id]
    return any(action.owner_team_id in (None, seat.team_id) for seat in seats)


def action_of(
    viewer: Viewer, action_id: UUID, covers: Collection[UUID], at: datetime
) -> PlannedAction | None:
    """For those who see the plan, and for its owner and whoever stands in for them, even afterwards."""
    seen = PlannedAction.objects.filter(pk=action_id).exists()
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        action = _for_owners([viewer.user.pk] if viewer.user else []).filter(pk=action_id).first()
    if action is None or not (seen or is_owner(viewer, action, covers)):
        return None
    return action
