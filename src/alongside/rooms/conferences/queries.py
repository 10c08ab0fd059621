"""Reads that join the tables of this room."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import Membership
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.clocks import answers
from alongside.rooms.clocks.rules.places import ConferenceTimes, Timing, conference_timing
from alongside.rooms.conferences import gaps, protocols, rules
from alongside.rooms.conferences.models import AgendaItem, Attendance, Conference, Invitation, PlannedAction
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.rules import ActionFacts, ItemFacts
from alongside.rooms.conferences.states import ActionState, ConferenceState, InvitationState
from alongside.rooms.conferences.words import Presence
from alongside.rooms.directory.models import Duty, Partnership, RotaShift
from alongside.rooms.people.models import Case


def conferences_of(case: Case) -> QuerySet[Conference]:
    return Conference.objects.filter(case=case).order_by("starts", "id")


def protocol_of(conference: Conference) -> Protocol:
    return protocols.of_version(conference.protocol)


def times_of(case: Case) -> ConferenceTimes:
    """R-MACC-01, under the policy of the day on which the person was identified."""
    answer = answers.conference(case.identified_at)
    return ConferenceTimes(answer.moment("ideal"), answer.moment("limit"))


def timing_of(case: Case, held_at: datetime) -> Timing:
    return conference_timing(held_at, times_of(case))


def is_first(conference: Conference) -> bool:
    """Only the first conference of a case is measured against the hours; later ones are reviews."""
    moment = conference.held_at or conference.starts
    earlier = Conference.objects.filter(case_id=conference.case_id, held_at__lt=moment)
    return not earlier.exclude(pk=conference.pk).exists()


def standing_invitations(conference: Conference) -> QuerySet[Invitation]:
    asked = conference.invitations.exclude(state=InvitationState.WITHDRAWN)
    return asked.select_related("user", "agency", "team").order_by("-is_core", "invited_at", "id")


def quorum_gaps_of(
    conference: Conference, invitations: Iterable[Invitation], attendances: Iterable[Attendance]
) -> list[str]:
    """R-MACC-02 as it stands now, in the words that are kept with a conference."""
    protocol = protocol_of(conference)
    kinds = {invitation.pk: invitation.kind for invitation in invitations}
    came = [row for row in attendances if row.presence == Presence.PRESENT or row.deputy]
    found = rules.quorum_gaps(
        core=protocol.core_codes,
        invited=set(kinds.values()),
        present={kinds.get(row.invitation_id, "") for row in came},
        has_chair=conference.chair_id is not None,
        has_minute_taker=conference.minute_taker_id is not None,
        least_present=protocol.least_core_present,
    )
    return [str(gap) for gap in found]


def missing_before_closing(conference: Conference, at: datetime) -> list[str]:
    """All items count, those too that the person who closes may not read: of them it says only that."""
    protocol = protocol_of(conference)
    with viewing.as_service(Service.CONFERENCE_CLOSING, at=at):
        items = [
            ItemFacts(item.number, item.outcome, item.decision, item.reason)
            for item in conference.items.all()
        ]
        actions = list(conference.actions.order_by("planned_at", "id"))
    numbers = [topic.number for topic in protocol.agenda]
    facts = [
        ActionFacts(number, bool(action.owner_user_id or action.owner_agency_id), action.due_on is not None)
        for number, action in enumerate(actions, start=1)
    ]
    missing = [*gaps.item_sentences(protocol, rules.agenda_gaps(numbers, items))]
    return [*missing, *gaps.plan_sentences(rules.plan_gaps(facts))]


def items_of(conference: Conference) -> dict[int, AgendaItem]:
    """The agenda as far as the viewer may see it."""
    items = conference.items.select_related("lead", "noted_by")
    return {item.number: item for item in items.order_by("number")}


def candidates(partnership: Partnership, roles: Collection[Role], day: date) -> list[Membership]:
    """Who may be asked: workers of the area's agencies in these roles, on that day."""
    seats = Membership.objects.on(day).filter(
        role__in=roles,
        user__is_active=True,
        user__is_service=False,
        agency__partnerships__partnership=partnership,
    )
    return list(seats.select_related("user", "agency", "team").order_by("user__full_name", "id"))


def on_duty(partnership: Partnership, moment: datetime) -> UUID | None:
    """Whom the rota names for conferences at that moment."""
    shift = RotaShift.objects.at(moment).filter(partnership=partnership, duty=Duty.CONFERENCE).first()
    return shift.user_id if shift else None


def actions_of(case: Case) -> QuerySet[PlannedAction]:
    actions = PlannedAction.objects.filter(case=case)
    return actions.select_related("owner_user", "owner_agency", "owner_team", "conference").order_by(
        "due_on", "id"
    )


def old_actions(conference: Conference) -> QuerySet[PlannedAction]:
    """Unfinished steps of the other conferences of this case, which stand first at the next one."""
    unfinished = [ActionState.OPEN, ActionState.NOT_DONE]
    earlier = actions_of(conference.case).exclude(conference=conference)
    return earlier.filter(state__in=unfinished)


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


def open_actions_of(user_ids: Iterable[UUID], today: date, at: datetime) -> list[OpenAction]:
    """Open actions of these workers and of their teams, soonest first, whether or not their grants have ended."""
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        actions = PlannedAction.objects.filter(_owned_by(list(user_ids), today), state=ActionState.OPEN)
        rows = actions.select_related("case", "owner_user", "owner_agency", "owner_team")
        return [_open_action(row, today) for row in rows.order_by("due_on", "id")]


def _open_action(action: PlannedAction, today: date) -> OpenAction:
    return OpenAction(
        id=action.pk,
        reference=action.case.reference,
        step=action.step,
        due_on=action.due_on,
        is_late=rules.is_overdue(action.due_on, today, is_open=action.state == ActionState.OPEN),
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


def is_written_down_late(conference: Conference) -> bool:
    """More than an hour between the meeting and its record: both moments are shown."""
    if conference.held_at is None or conference.held_recorded is None:
        return False
    return (conference.held_recorded - conference.held_at).total_seconds() > 3600


def today_of(moment: datetime) -> date:
    return in_london(moment).date()


def next_conference(case: Case) -> Conference | None:
    return conferences_of(case).filter(state=ConferenceState.CONVENED).first()
