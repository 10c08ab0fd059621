from datetime import UTC, datetime

from procrastinate.contrib.django import app

from alongside.foundations.sealing import sweeping


@app.periodic(cron="20 4 * * *")
@app.task(queueing_lock="sweep-files-without-a-row")
def sweep_files(timestamp: int) -> int:
    return sweeping.sweep(datetime.fromtimestamp(timestamp, UTC))
