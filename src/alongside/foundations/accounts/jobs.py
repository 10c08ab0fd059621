from datetime import UTC, datetime

from procrastinate.contrib.django import app

from alongside.foundations.accounts.models import Allowance, Session


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="clear-sessions-and-tries")
def clear_what_is_over(timestamp: int) -> int:
    """Every night, the sessions that have run out and the tries that count no longer."""
    return clear_before(datetime.fromtimestamp(timestamp, UTC))


def clear_before(moment: datetime) -> int:
    Allowance.objects.forget_old(moment)
    number, _ = Session.objects.filter(expire_date__lt=moment).delete()
    return number
