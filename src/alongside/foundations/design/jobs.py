from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from alongside.foundations.design.models import FormReceipt

KEPT = timedelta(days=30)  # a form that lay open longer than this is not sent twice by a bad line


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="clear-form-receipts")
def clear_receipts(timestamp: int) -> int:
    """Every night, the receipts of forms that nobody can send again by mistake any more."""
    return clear_before(datetime.fromtimestamp(timestamp, UTC) - KEPT)


def clear_before(moment: datetime) -> int:
    number, _ = FormReceipt.objects.filter(at__lt=moment).delete()
    return number
