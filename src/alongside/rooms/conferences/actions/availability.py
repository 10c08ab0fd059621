from collections.abc import Mapping
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.models import DaysAway, UsualHours
from alongside.rooms.conferences.rules.times import Hours


@verb
def state_hours(*, whose: User | Agency, week: Mapping[int, Hours], by: User, at: datetime) -> int:
    """What was stated before is replaced as a whole."""
    named = {"agency" if isinstance(whose, Agency) else "user": whose}
    UsualHours.objects.filter(**named).delete()
    UsualHours.objects.bulk_create(
        UsualHours(**named, weekday=day, from_time=hours.start, until_time=hours.end)
        for day, hours in week.items()
    )
    record("hours.stated", by=by, at=at, about=whose, number=len(week))
    return len(week)


@verb
def state_days_away(*, user: User, from_day: date, until_day: date, by: User, at: datetime) -> DaysAway:
    if until_day < from_day:
        raise Refused("The last day is before the first.", "Change one of the two.")
    row = DaysAway.objects.create(user=user, from_day=from_day, until_day=until_day)
    record("days_away.stated", by=by, at=at, about=row)
    return row


@verb
def take_back_days_away(*, days: DaysAway, by: User, at: datetime) -> None:
    record("days_away.taken_back", by=by, at=at, about=days)
    days.delete()
