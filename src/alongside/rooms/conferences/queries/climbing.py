"""Cases for which nothing is arranged while their time runs out, and who is told of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.conferences.models import Climbing, Conference
from alongside.rooms.conferences.protocols import Climb
from alongside.rooms.conferences.queries.protocols import FIRST_CONFERENCE, REVIEW, protocol_on
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.directory.models import Duty, Partnership
from alongside.rooms.directory.queries import on_duty
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import cases_shut_to, shut_out_of, with_cover
from alongside.rooms.people.states import CaseState

WATCHED = {"conference_ideal": "ideal", "conference_limit": "limit", "conference_review": "meeting"}
NOT_TOLD_AFTER = timedelta(days=1)  # of a limit that passed while nothing ran, nobody is told in hindsight
FURTHEST = timedelta(days=31)
WHO_MAY_BE_NAMED = (Role.CONFERENCE_COORDINATOR, Role.PARTNERSHIP_LEAD, Role.SERVICE_MANAGER)


@dataclass(frozen=True)
class Danger:
    case: Case
    due: datetime
    climb: Climb


def dangers(now: datetime) -> Iterator[Danger]:
    """For the sweep: every step whose moment has come."""
    clocks = Clock.objects.filter(rule__in=(FIRST_CONFERENCE, REVIEW), state=ClockState.RUNNING)
    near = clocks.filter(due__gt=now - NOT_TOLD_AFTER, due__lt=now + FURTHEST)
    for clock in (
        near.exclude(case__state=CaseState.ERASED).select_related("case__partnership").order_by("due", "id")
    ):
        for climb in _climbs(clock):
            if clock.due - timedelta(hours=climb.hours) <= now and not is_arranged(
                clock.case_id, clock.due, now
            ):
                yield Danger(clock.case, clock.due, climb)


def _climbs(clock: Clock) -> list[Climb]:
    """By what the area went on the day on which the clock began."""
    agreed = protocol_on(clock.case.partnership, in_london(clock.event).date())
    return [climb for climb in agreed.climbs if climb.before == WATCHED[clock.name]]


def is_arranged(case_id: UUID, due: datetime, now: datetime) -> bool:
    """A meeting in time; once the time has passed, any that is still to come."""
    starts = convened_for(case_id)
    return starts is not None and (starts <= max(due, now) or now > due)


def convened_for(case_id: UUID) -> datetime | None:
    """When the next one that was called together begins."""
    convened = Conference.objects.filter(case_id=case_id, state=ConferenceState.CONVENED)
    return convened.order_by("starts").values_list("starts", flat=True).first()


def to_be_told(danger: Danger, now: datetime) -> list[User]:
    """Whom the area named; else, of the role: whoever is on duty, or everybody. With whoever
    covers their leave; nobody who is shut out."""
    area, climb, today = danger.case.partnership, danger.climb, in_london(now).date()
    found = _named(climb, today)
    if not found and climb.role is Role.CONFERENCE_COORDINATOR:
        found = on_duty(area, Duty.CONFERENCE, now)
    found = found or who_are(area, {climb.role}, today) or who_are(area, {Role.PARTNERSHIP_LEAD}, today)
    shut_out = shut_out_of(danger.case.pk)
    return [user for user in with_cover(found, today) if user.pk not in shut_out]


def _named(climb: Climb, today: date) -> list[User]:
    """Not somebody who works nowhere any more."""
    seats = Membership.objects.on(today).filter(user=climb.user_id, user__is_active=True)
    return [seat.user for seat in seats.select_related("user")[:1]] if climb.user_id else []


def who_are(area: Partnership, roles: Iterable[Role], today: date) -> list[User]:
    return _working(Membership.objects.on(today).filter(agency__partnerships__partnership=area), roles)


def who_may_be_named(areas: Iterable[Partnership], today: date) -> list[User]:
    seats = Membership.objects.on(today).filter(agency__partnerships__partnership__in=list(areas))
    return _working(seats, WHO_MAY_BE_NAMED)


def _working(seats: QuerySet[Membership], roles: Iterable[Role]) -> list[User]:
    ids = seats.filter(role__in=list(roles)).values("user")
    return list(User.objects.filter(pk__in=ids, is_active=True, is_service=False).order_by("full_name", "pk"))


def told_to(user: User, now: datetime) -> list[Climbing]:
    """What the user was told and still holds. They may see nothing else of the case."""
    with viewing.as_service(Service.OWN_ACTIONS, at=now):
        rows = Climbing.objects.filter(told=user, case__state=CaseState.OPEN).select_related("case", "ask")
        rows = rows.exclude(case_id__in=cases_shut_to([user.pk]).values("case_id"))
        return [row for row in rows.order_by("due", "id") if still_waits(row, now)]


def still_waits(row: Climbing, now: datetime) -> bool:
    held = Conference.objects.filter(case_id=row.case_id, held_at__isnull=False)
    return not held.exists() and not is_arranged(row.case_id, row.due, now)
