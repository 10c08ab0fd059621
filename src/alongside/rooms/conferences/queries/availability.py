"""What workers stated about when they can come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.conferences.models import DaysAway, UsualHours
from alongside.rooms.conferences.queries.attendees import Candidate
from alongside.rooms.conferences.rules.times import Attendee, Hours
from alongside.rooms.people.models import LeaveCover

Week = dict[int, Hours]


def hours_of(whose: User | Agency) -> Week:
    rows = UsualHours.objects.filter(**{"agency" if isinstance(whose, Agency) else "user": whose})
    return {row.weekday: Hours(row.from_time, row.until_time) for row in rows}


def days_away(user: User, today: date) -> list[DaysAway]:
    """Those that are not over."""
    return list(DaysAway.objects.filter(user=user, until_day__gte=today).order_by("from_day", "id"))


def as_stated(people: Sequence[Candidate], core: Iterable[str], today: date) -> list[Attendee]:
    """Their own hours, else those of their agency, else nobody knows. Leave for which there is cover counts too."""
    users, agencies = [one.user_id for one in people], {one.agency.pk for one in people}
    weeks, away, kinds = _weeks(users, agencies), _away(users, today), set(core)
    return [
        Attendee(
            user_id=one.user_id,
            name=one.name,
            is_core=one.kind in kinds,
            week=weeks.get(one.user_id) or weeks.get(one.agency.pk),
            away=away[one.user_id],
        )
        for one in people
    ]


def _weeks(users: Iterable[UUID], agencies: Iterable[UUID]) -> dict[UUID, Week]:
    weeks: dict[UUID, Week] = defaultdict(dict)
    for row in UsualHours.objects.filter(Q(user__in=list(users)) | Q(agency__in=list(agencies))):
        whose = row.user_id or row.agency_id
        assert whose is not None  # held by the table
        weeks[whose][row.weekday] = Hours(row.from_time, row.until_time)
    return weeks


def _away(users: Iterable[UUID], today: date) -> dict[UUID, list[tuple[date, date]]]:
    found: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    ids = list(users)
    stated = DaysAway.objects.filter(user__in=ids, until_day__gte=today)
    covered = LeaveCover.objects.filter(away__in=ids, until_day__gte=today)
    for user_id, first, last in stated.values_list("user_id", "from_day", "until_day"):
        found[user_id].append((first, last))
    for user_id, first, last in covered.values_list("away_id", "from_day", "until_day"):
        found[user_id].append((first, last))
    return found
