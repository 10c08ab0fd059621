"""The sweep: it notices that a clock has passed. It makes nothing late; pages derive that themselves."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.clocks import actions, queries

AT_ONCE = 500


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="clock-sweep")
def sweep(timestamp: int) -> int:
    """The most overdue first. A second sweep at the same time does no harm."""
    return sweep_at(max(datetime.fromtimestamp(timestamp, UTC), timezone.now()))


def sweep_at(now: datetime) -> int:
    with viewing.as_service(Service.CLOCK_SWEEP, at=now):
        return sum(
            actions.notice_passed(clock=clock, by=None, at=now) for clock in queries.to_look_at(now, AT_ONCE)
        )
