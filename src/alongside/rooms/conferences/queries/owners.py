"""Whose a step is today, who stands above them, and who of these may hear of it."""

from datetime import date

from django.db.models import Q, QuerySet

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Membership, User
from alongside.rooms.conferences.models import Invitation, PlannedAction
from alongside.rooms.conferences.queries.climbing import who_are
from alongside.rooms.conferences.states import InvitationState
from alongside.rooms.directory.rules import is_enforcement_address
from alongside.rooms.people.queries import MANAGES, shut_out_of, with_cover


def owners_of(action: PlannedAction, today: date) -> list[User]:
    """Of an agency without a team: whoever of it was asked to the meeting, or else its managers."""
    return who_may_hear(action, _owners(action, today), today)


def _owners(action: PlannedAction, today: date) -> list[User]:
    seats = Membership.objects.on(today)
    if action.owner_user_id:
        return _at(seats.filter(user=action.owner_user_id))
    seats = seats.filter(agency=action.owner_agency_id)
    if action.owner_team_id:
        return _at(seats.filter(team=action.owner_team_id))
    asked = Invitation.objects.filter(conference=action.conference_id, user__isnull=False)
    asked = asked.exclude(state=InvitationState.WITHDRAWN)
    return _at(seats.filter(user__in=asked.values("user"))) or _at(seats.filter(role__in=MANAGES))


def managers_of(action: PlannedAction, today: date) -> list[User]:
    seats = Membership.objects.on(today)
    works = Q(agency=action.owner_agency_id)
    if action.owner_user_id:
        works = Q(agency__in=seats.filter(user=action.owner_user_id).values("agency"))
    return _at(seats.filter(works, role__in=MANAGES).exclude(user=action.owner_user_id))


def chair_of(action: PlannedAction, today: date) -> list[User]:
    """Of the meeting that planned it; else whoever leads the area."""
    chair = _at(Membership.objects.on(today).filter(user=action.conference.chair_id))
    return chair or who_are(action.case.partnership, {Role.PARTNERSHIP_LEAD}, today)


def _at(seats: QuerySet[Membership]) -> list[User]:
    seats = seats.exclude(agency__kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    found = User.objects.filter(pk__in=seats.values("user"), is_active=True, is_service=False)
    return list(found.order_by("full_name", "pk"))


def who_may_hear(action: PlannedAction, users: list[User], today: date) -> list[User]:
    """With whoever covers their leave. Nobody who is shut out, and nothing to an address behind which immigration
    enforcement reads."""
    shut = shut_out_of(action.case_id)
    return [
        user
        for user in with_cover(users, today)
        if user.pk not in shut and not is_enforcement_address(user.email, today)
    ]
