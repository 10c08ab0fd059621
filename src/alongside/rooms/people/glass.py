"""Breaking the glass: a case opened in an emergency by somebody who has no page of it to start from.

Finding it looks wider than its asker may, as `Service.BREAK_GLASS`, and says nothing of what it finds.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Seat, Service, Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.calendars import Jurisdiction, working_days_after
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.directory.models import Partner, Partnership
from alongside.rooms.people import oversight, queries
from alongside.rooms.people.models import (
    BrokenGlass,
    Case,
    GlassReview,
    KeyWorker,
    OpenedInError,
    Ownership,
    PossibleMatch,
    ShutOut,
)
from alongside.rooms.people.states import UNANSWERED, CaseState, GlassState

LASTS = timedelta(hours=3)
ANSWERED_WITHIN = 3  # working days


def seats_that_may(viewer: Viewer) -> list[Seat]:
    return [seat for seat in viewer.seats if Permission.BREAK_GLASS in REACH[seat.role].permissions]


def sections_within_reach(viewer: Viewer) -> list[Section]:
    reach = frozenset[Section]().union(*(seat.sections for seat in seats_that_may(viewer)))
    return [section for section in Section if section in reach]


def by_reference(viewer: Viewer, number: str, at: datetime) -> Case | None:
    """One question, whether the reference is of nobody, of another area or closed to this worker."""
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        return _within_reach(viewer).filter(reference=number).first()


def behind(viewer: Viewer, match: PossibleMatch, at: datetime) -> Case | None:
    """The earlier case of a look-alike, which the viewer was told to talk about."""
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        return _within_reach(viewer).filter(pk=match.earlier_id).first()


def _within_reach(viewer: Viewer) -> QuerySet[Case]:
    agencies = {seat.agency_id for seat in seats_that_may(viewer)}
    areas = Partner.objects.filter(agency_id__in=agencies)
    shut = ShutOut.objects.filter(user=viewer.user, ended_at__isnull=True)
    cases = Case.objects.filter(partnership_id__in=areas.values("partnership_id"))
    return cases.exclude(pk__in=shut.values("case_id")).exclude(
        state__in=(CaseState.ASKED, CaseState.OPENED_IN_ERROR, CaseState.ERASED)
    )


def match_of(match_id: UUID) -> PossibleMatch | None:
    return PossibleMatch.objects.filter(pk=match_id).first()


def who_answers(glass: BrokenGlass) -> list[User]:
    """The key worker and the managers of the responsible agency; where only the one who opened it is left of them,
    their team. Looks as whoever calls it may."""
    case, opener = glass.case, glass.opened_by_id
    led = [user for user in queries.key_worker_and_managers(case) if user.pk != opener]
    return led or list(queries.owner_colleagues(case).exclude(pk=opener))


def who_said_no_before(glass: BrokenGlass) -> list[User]:
    """To an earlier opening of the same case by the same worker, as far as they may still see it."""
    said = GlassReview.objects.filter(
        glass__case=glass.case_id, glass__opened_by=glass.opened_by_id, verdict=GlassState.NOT_JUSTIFIED
    )
    shut = queries.shut_out_of(glass.case_id)
    rows = said.filter(reviewed_at__lte=glass.opened_at, reviewed_by__is_active=True).exclude(glass=glass)
    return [row.reviewed_by for row in rows.select_related("reviewed_by") if row.reviewed_by_id not in shut]


def asked_back(user: User, at: datetime) -> list[BrokenGlass]:
    """What this worker opened and is asked more about. Their hours may be over: only their own words are shown."""
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        mine = BrokenGlass.objects.filter(opened_by=user, state=GlassState.MORE_WANTED)
        return list(mine.select_related("case").order_by("opened_at", "id"))


@dataclass(frozen=True)
class Before:
    """An earlier opening by the same worker, with the no that was said to it, if any was."""

    glass: BrokenGlass
    no: GlassReview | None


def told_before(case: Case, user: User, sections: Collection[str], at: datetime) -> list[Before]:
    """Not where all of it is open to them now: then nothing opens again."""
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        rows = oversight.opened_before(case.pk, user)
        if any(row.is_open(at) and set(sections) <= set(row.sections) for row in rows):
            return []
        said = GlassReview.objects.filter(glass__in=rows, verdict=GlassState.NOT_JUSTIFIED)
        no = {review.glass_id: review for review in said.select_related("reviewed_by")}
        return [Before(row, no.get(row.pk)) for row in rows]


def last_question(glass: BrokenGlass, at: datetime) -> GlassReview:
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        asked = GlassReview.objects.filter(glass=glass).exclude(reviewed_by=glass.opened_by_id)
        return asked.select_related("reviewed_by").latest("reviewed_at")


def reviews_of(glass: BrokenGlass) -> list[GlassReview]:
    found = GlassReview.objects.filter(glass=glass).select_related("reviewed_by")
    return list(found.order_by("reviewed_at", "id"))


def due(glass: BrokenGlass) -> date:
    """Until when it must be answered: derived, so that it can never disagree with when it was opened."""
    area = glass.case.partnership.jurisdiction
    return working_days_after(in_london(glass.opened_at).date(), ANSWERED_WITHIN, Jurisdiction(area))


def of_case(case: Case) -> QuerySet[BrokenGlass]:
    found = BrokenGlass.objects.filter(case=case).select_related("case__partnership", "opened_by", "agency")
    return found.order_by("-opened_at", "id")


def by_the_same_before(glass: BrokenGlass) -> list[BrokenGlass]:
    """For whoever answers: what the same worker opened of this case before, the newest first."""
    return list(of_case(glass.case).filter(opened_by=glass.opened_by_id, opened_at__lt=glass.opened_at))


def addresses_of(grant_ids: Collection[UUID]) -> dict[UUID, str]:
    rows = BrokenGlass.objects.filter(grant_id__in=grant_ids).values_list("grant_id", "case_id", "pk")
    return {grant: reverse("people:glass", args=[case, glass]) for grant, case, glass in rows}


def loud_on(case: Case, at: datetime) -> list[BrokenGlass]:
    """What the page of the case says at its top: open now, or not answered yet."""
    unsettled = Q(state__in=UNANSWERED) | Q(until__gt=at, ended_at__isnull=True)
    return list(of_case(case).filter(unsettled))


def waiting_for(viewer: Viewer, people: Collection[UUID]) -> list[BrokenGlass]:
    """What the key workers among `people`, and the managers of the responsible agency, have to answer."""
    managed = [seat.agency_id for seat in viewer.seats if seat.role in queries.MANAGES]
    led = KeyWorker.objects.filter(user_id__in=list(people), until__isnull=True)
    owned = Ownership.objects.filter(agency_id__in=managed, until__isnull=True)
    mine = Q(case_id__in=led.values("case_id")) | Q(case_id__in=owned.values("case_id"))
    found = BrokenGlass.objects.filter(mine, state__in=UNANSWERED).exclude(opened_by=viewer.user)
    return list(found.select_related("case__partnership", "opened_by", "agency").order_by("opened_at", "id"))


@dataclass(frozen=True)
class Used:
    """How often the glass was broken in an area. Numbers only."""

    opened: int
    answered: int
    not_justified: int
    late: int


def used_in(area: Partnership, *, now: datetime) -> Used:
    with viewing.as_service(Service.REPORTS, at=now):
        by_mistake = OpenedInError.objects.values("case_id")
        found = BrokenGlass.objects.filter(case__partnership=area).exclude(case_id__in=by_mistake)
        counted = found.aggregate(
            opened=Count("pk"),
            answered=Count("pk", filter=~Q(state__in=UNANSWERED)),
            not_justified=Count("pk", filter=Q(state=GlassState.NOT_JUSTIFIED)),
        )
        waiting = found.filter(state__in=UNANSWERED).select_related("case__partnership")
        return Used(**counted, late=_late(waiting, in_london(now).date()))


def _late(waiting: Iterable[BrokenGlass], today: date) -> int:
    return sum(due(glass) < today for glass in waiting)
