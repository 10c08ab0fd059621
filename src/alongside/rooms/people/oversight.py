"""What goes above the team of a case: an emergency opened again after a no, or left without an answer, and the like.

Whoever leads the area has no section of it. They are shown the reference, who acted, and what about it is unusual.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import areas_led_by, who_leads
from alongside.rooms.people import policy_files
from alongside.rooms.people.models import BrokenGlass, Raised
from alongside.rooms.people.queries import cases_shut_to, shut_out_of
from alongside.rooms.people.states import UNANSWERED
from alongside.rooms.people.words import RaisedWhy


def waiting_for(viewer: Viewer, at: datetime) -> list[Raised]:
    """Nobody looks at what they did themselves, or at a case from which they are shut out."""
    if viewer.user is None:
        return []
    areas = list(areas_led_by(viewer).values_list("pk", flat=True))
    with viewing.as_service(Service.OVERSIGHT, at=at):
        found = Raised.objects.filter(case__partnership_id__in=areas, looked_at__isnull=True)
        shut = cases_shut_to([viewer.user.pk]).values("case_id")
        found = found.exclude(worker=viewer.user).exclude(case_id__in=shut)
        return list(found.select_related("case__partnership", "worker").order_by("raised_from", "id"))


def counted_lately(row: Raised, at: datetime) -> int:
    """How often the same worker was raised in the same area in 90 days, this time included."""
    with viewing.as_service(Service.OVERSIGHT, at=at):
        alike = Raised.objects.filter(worker=row.worker_id, case__partnership=row.case.partnership_id)
        return alike.filter(raised_from__gt=at - timedelta(days=90)).count()


def who_is_told(row: Raised, at: datetime) -> list[User]:
    """Asked of by a service that finds the row."""
    area: Partnership = row.case.partnership
    never = {row.worker_id, *shut_out_of(row.case_id)}
    return [user for user in who_leads(area, in_london(at).date()) if user.pk not in never]


def unanswered(now: datetime) -> list[BrokenGlass]:
    """Emergencies that nobody answered for in the hours of the policy, and that nobody was told of yet."""
    told = Raised.objects.filter(why=RaisedWhy.GLASS_UNANSWERED).values("about_id")
    waiting = BrokenGlass.objects.filter(state__in=UNANSWERED).exclude(pk__in=told)
    return [row for row in waiting.select_related("case", "opened_by").order_by("pk") if _climbs(row, now)]


def _climbs(row: BrokenGlass, now: datetime) -> bool:
    hours = policy_files.EMERGENCY_CLIMBS_AFTER.on(in_london(row.opened_at).date()).value
    return row.opened_at + timedelta(hours=hours) <= now


def opened_before(case_id: UUID, user: User) -> list[BrokenGlass]:
    """By the same worker, and never found justified; the newest first. Asked as the service that breaks the glass."""
    mine = BrokenGlass.objects.filter(case_id=case_id, opened_by=user).exclude(state="justified")
    return list(mine.order_by("-opened_at", "id"))


def opened_that_day(user: User, at: datetime) -> int:
    day = in_london(at)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return BrokenGlass.objects.filter(opened_by=user, opened_at__gte=midnight).count()


def are_too_many(number: int, at: datetime) -> bool:
    return number >= policy_files.EMERGENCIES_A_DAY.on(in_london(at).date()).value


def same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def says_nothing_new(words: str, earlier: Iterable[str]) -> bool:
    return any(same_words(words, said) for said in earlier)
