from datetime import UTC, datetime

from procrastinate.contrib.django import app

from alongside.journeys.keep_or_erase import actions


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="keep-or-erase")
def keep_or_erase(timestamp: int) -> int:
    """Every night: whoever answers for a case hears that it nears its last day; what is due is erased."""
    warned, erased = actions.warn_and_erase(datetime.fromtimestamp(timestamp, UTC))
    return warned + erased


@app.periodic(cron="20 4 * * *")
@app.task(queueing_lock="forget-those-who-left")
def forget_those_who_left(timestamp: int) -> int:
    """Every night: names and addresses of workers who left seven years ago."""
    return actions.forget_workers(datetime.fromtimestamp(timestamp, UTC))
