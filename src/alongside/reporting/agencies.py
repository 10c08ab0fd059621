"""What the agencies of a partnership did for the cases of a period, from the rows of its conferences."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Membership
from alongside.foundations.kernel.moments import in_london
from alongside.reporting.agency_figures import AgencyFacts
from alongside.reporting.conferences import Period, identified_in
from alongside.reporting.step_ends import end_of_step
from alongside.rooms.conferences.models import Attendance, Invitation, PlannedAction
from alongside.rooms.conferences.states import InvitationState
from alongside.rooms.conferences.words import Presence
from alongside.rooms.directory.models import Partnership

Found = dict[UUID, AgencyFacts]
OF_ANSWER = ("agency", "invited_at", "answered_at", "attendance__presence")
OF_STEP = (
    "owner_agency",
    "owner_user",
    "state",
    "due_on",
    "done_on",
    "ended_at",
    "next_on",
    "planned_at",
    "case",
)


def agencies_of(partnership: Partnership, period: Period, *, now: datetime) -> list[AgencyFacts]:
    """Of conferences that were held and of steps whose day has passed. Only numbers leave this function."""
    with viewing.as_service(Service.REPORTS, at=now):
        ids = list(identified_in(partnership, period))
        found: Found = {}
        _meetings(ids, found)
        _answers(ids, found)
        _steps(ids, found, in_london(now).date())
    names = dict(Agency.objects.filter(pk__in=found).values_list("pk", "name"))
    for key, row in found.items():
        row.name = names[key]
    return sorted(found.values(), key=lambda row: row.name)


def _of(found: Found, agency: UUID) -> AgencyFacts:
    return found.setdefault(agency, AgencyFacts(""))


def _meetings(ids: Iterable[UUID], found: Found) -> None:
    seats = Attendance.objects.filter(case_id__in=ids, conference__held_at__isnull=False)
    for agency, presence in seats.values_list("agency", "presence"):
        _of(found, agency).presences[presence] += 1


def _answers(ids: Iterable[UUID], found: Found) -> None:
    """Whoever came without a word before has answered by coming."""
    asked = Invitation.objects.filter(case_id__in=ids, conference__held_at__isnull=False)
    asked = asked.exclude(state=InvitationState.WITHDRAWN)
    for agency, since, answered, presence in asked.values_list(*OF_ANSWER):
        if answered is not None:
            _of(found, agency).waited.append(answered - since)
        elif presence != Presence.PRESENT:
            _of(found, agency).silent += 1


def _steps(ids: Iterable[UUID], found: Found, today: date) -> None:
    rows = list(
        PlannedAction.objects.filter(case_id__in=ids, conference__held_at__isnull=False).only(*OF_STEP)
    )
    seats = list(Membership.objects.filter(user__in={row.owner_user_id for row in rows}).order_by("from_day"))
    for row in rows:
        day = row.done_on or (in_london(row.ended_at).date() if row.ended_at else None)
        end = end_of_step(row.state, row.due_on, day, again=row.next_on, today=today)
        owner = row.owner_agency_id or _worked_for(seats, row.owner_user_id, in_london(row.planned_at).date())
        if end and owner:
            _of(found, owner).steps[end] += 1


def _worked_for(seats: list[Membership], user: UUID | None, day: date) -> UUID | None:
    """The agency of somebody on the day they promised a step."""
    held = [seat for seat in seats if seat.user_id == user and seat.from_day <= day]
    still = [seat for seat in held if seat.until_day is None or day <= seat.until_day]
    return (still or held)[-1].agency_id if held else None
