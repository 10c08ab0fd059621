from datetime import UTC, datetime

from procrastinate.contrib.django import app

from alongside.foundations.accounts.models import User
from alongside.rooms.choices.actions import expire_consents
from alongside.rooms.directory.actions import service_account
from alongside.rooms.people.actions.checking import end_grants_without_ground


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="expire-consents")
def end_consents(timestamp: int) -> int:
    """Every night. What a consent opened ended on its day by itself; this writes down that it did."""
    at = datetime.fromtimestamp(timestamp, UTC)
    return expire_consents(by=_nobody(at), at=at)


@app.periodic(cron="50 2 * * *")
@app.task(queueing_lock="check-grants")
def check_grants(timestamp: int) -> int:
    """Every night, after consents have ended: whatever is open without a ground is closed, in a name of its own."""
    at = datetime.fromtimestamp(timestamp, UTC)
    return end_grants_without_ground(by=_nobody(at), at=at)


def _nobody(at: datetime) -> User:
    return service_account(name="Nightly check", by=None, at=at)
