"""Parcels go out after the transaction that wrote them; a sweep finds those that did not arrive."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.journeys.move_area.actions import delivering
from alongside.journeys.move_area.queries.waiting import due_parcels
from alongside.rooms.conferences.actions.dispatching import DELIVER


@app.task(name=DELIVER)
def deliver(number: int) -> None:
    delivering.deliver(number, timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="deliver-again")
def deliver_again(timestamp: int) -> None:
    deliver_due(datetime.fromtimestamp(timestamp, UTC))


def deliver_due(at: datetime) -> None:
    """One that goes wrong does not keep the others."""
    failed = []
    for number in due_parcels(at):
        try:
            delivering.deliver(number, at)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("Parcels were not sent.", failed)
