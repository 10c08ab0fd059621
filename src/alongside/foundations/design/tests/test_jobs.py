from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from procrastinate.contrib.django import app

from alongside.foundations.design import jobs
from alongside.foundations.design.models import FormReceipt

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 6, 5, 3, 40, tzinfo=UTC)


def test_receipts_older_than_thirty_days_are_cleared_at_night_and_the_others_stay() -> None:
    ages = {1: timedelta(days=30, seconds=1), 2: timedelta(days=30), 3: timedelta()}
    for number, age in ages.items():
        FormReceipt.objects.create(key=UUID(int=number), path="/here/", at=NIGHT - age)
    assert jobs.clear_receipts(int(NIGHT.timestamp())) == 1
    assert set(FormReceipt.objects.values_list("key", flat=True)) == {UUID(int=2), UUID(int=3)}
    assert jobs.clear_receipts(int(NIGHT.timestamp())) == 0


def test_it_is_done_every_night() -> None:
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic["alongside.foundations.design.jobs.clear_receipts"] == "40 3 * * *"
