"""Hand-overs from area to area: what waits, for whom, and which area a person was met in."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.rooms.conferences.models import Handover, HandoverRemark
from alongside.rooms.conferences.models.handover import UNFINISHED, WAITS
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.directory.models import Partner, Partnership
from alongside.rooms.directory.rules import is_enforcement_address
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import cases_shut_to, shut_out_of

LEAD_CASES = [role for role in Role if Permission.OPEN_CASE in REACH[role].permissions]
MORE = (
    "case__partnership",
    "from_area",
    "from_agency",
    "from_team",
    "to_area",
    "to_agency",
    "to_team",
    "neighbour",
    "key_worker",
    "proposed_by",
)
Seat = tuple[Partnership, Agency, Team | None]


def handovers_of(case: Case) -> QuerySet[Handover]:
    return Handover.objects.filter(case=case).select_related(*MORE, "ended_by").order_by("-proposed_at", "id")


def open_handover_of(case: Case) -> Handover | None:
    return handovers_of(case).filter(UNFINISHED).first()


def remarks_of(handover: Handover) -> list[HandoverRemark]:
    rows = HandoverRemark.objects.filter(handover=handover).select_related("said_by")
    return list(rows.order_by("said_at", "id"))


def seats_that_lead(day: date) -> list[Seat]:
    """Every area's teams in which somebody works whose role leads cases, in order of names."""
    working = Membership.objects.on(day).filter(
        role__in=LEAD_CASES, user__is_active=True, user__is_service=False
    )
    working = working.exclude(agency__kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    found: set[Seat] = set()
    for row in working.select_related("agency", "team"):
        for partner in Partner.objects.filter(agency=row.agency_id).select_related("partnership"):
            found.add((partner.partnership, row.agency, row.team))
    return sorted(found, key=lambda seat: (seat[0].name, seat[1].name, seat[2].name if seat[2] else ""))


def who_answers(handover: Handover, day: date) -> list[User]:
    """Of the team that was asked, those whose role leads cases; nobody who is shut out."""
    seats = Membership.objects.on(day).filter(agency=handover.to_agency_id, role__in=LEAD_CASES)
    if handover.to_team_id:
        seats = seats.filter(team=handover.to_team_id)
    return may_hear(handover, seats, day)


def may_hear(handover: Handover, seats: QuerySet[Membership], day: date) -> list[User]:
    found = User.objects.filter(pk__in=seats.values("user"), is_active=True, is_service=False)
    shut = shut_out_of(handover.case_id)
    return [
        user
        for user in found.order_by("full_name", "pk")
        if user.pk not in shut and not is_enforcement_address(user.email, day)
    ]


def waiting_for(viewer: Viewer) -> list[Handover]:
    """What waits for an answer of one of the viewer's teams, the soonest first."""
    if not viewer.may(Permission.OPEN_CASE):
        return []
    mine = Q(pk__in=[])
    for seat in viewer.seats:
        mine |= Q(to_agency=seat.agency_id) & (Q(to_team__isnull=True) | Q(to_team=seat.team_id))
    rows = Handover.objects.filter(mine, WAITS).select_related(*MORE)
    return list(rows.order_by("answer_by", "id"))


def proposed_from(case_ids: Iterable[UUID]) -> list[Handover]:
    rows = Handover.objects.filter(UNFINISHED, case_id__in=list(case_ids)).select_related(*MORE)
    return list(rows.order_by("answer_by", "id"))


def answered_for(user: User, since: datetime, at: datetime) -> list[Handover]:
    """What became of the user's own proposals. They may see nothing else of the case any more."""
    with viewing.as_service(Service.OWN_ACTIONS, at=at):
        rows = Handover.objects.filter(proposed_by=user, ended_at__gte=since)
        rows = rows.exclude(state=HandoverState.WITHDRAWN)
        rows = rows.exclude(case_id__in=cases_shut_to([user.pk]).values("case_id"))
        return list(rows.select_related(*MORE).order_by("-ended_at", "id"))
