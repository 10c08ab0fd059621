"""Every morning the night that is over is counted for everybody who had asked for a bed and had none."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.beds.actions import note_unmet_night
from alongside.rooms.beds.queries.unmet import nights_not_counted, waiting_for_a_bed, why_unmet
from alongside.rooms.beds.rules import tonight


@app.periodic(cron="15 6 * * *")
@app.task(queueing_lock="count-unmet-nights")
def count_unmet_nights(timestamp: int) -> int:
    return count_until_last_night(max(datetime.fromtimestamp(timestamp, UTC), timezone.now()))


def count_until_last_night(now: datetime) -> int:
    """Also nights of a count that did not run. A second count at the same time adds nothing."""
    last_night = tonight(now) - timedelta(days=1)
    with viewing.as_service(Service.BED_REQUESTS, at=now):
        waiting = [
            (request, night)
            for request in waiting_for_a_bed()
            for night in nights_not_counted(request, last_night)
        ]
        for request, night in waiting:
            why = why_unmet(request, night)
            note_unmet_night(
                request=request, night=night, why=why, by=None, at=now, service=Service.BED_REQUESTS
            )
    return len(waiting)
