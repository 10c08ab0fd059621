from datetime import UTC, datetime

from procrastinate.contrib.django import app

from alongside.rooms.choices.actions import expire_consents


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="expire-consents")
def end_consents(timestamp: int) -> int:
    """Every night. What a consent opened ended on its day by itself; this writes down that it did."""
    return expire_consents(by=None, at=datetime.fromtimestamp(timestamp, UTC))
