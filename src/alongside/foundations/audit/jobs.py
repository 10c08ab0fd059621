"""The head of the chain is written outside every hour, where the operator named a file."""

import logging

from django.conf import settings
from procrastinate.contrib.django import app

from alongside.foundations.audit import anchors, chain
from alongside.foundations.kernel.results import Refused

log = logging.getLogger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="anchor-the-audit-trail")
def anchor_the_audit_trail(timestamp: int) -> None:
    head = chain.head()
    if settings.AUDIT_ANCHORS is None or head is None:
        return
    try:
        anchors.append(settings.AUDIT_ANCHORS, head, key=settings.AUDIT_ANCHOR_KEY)
    except Refused as refused:
        log.error("%s", refused)
