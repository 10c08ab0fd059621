from datetime import UTC, datetime, timedelta

import pytest

from alongside.foundations.accounts.jobs import clear_before
from alongside.foundations.accounts.models import Allowance, Session

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)


def test_what_is_over_is_cleared_and_what_runs_stays() -> None:
    for number, ends in enumerate((NOW - timedelta(minutes=1), NOW + timedelta(hours=1))):
        Session.objects.create(session_key=f"key{number}", session_data="", expire_date=ends)
        Allowance.objects.create(key=f"try{number}", last=ends - timedelta(hours=2))
    assert clear_before(NOW) == 1
    assert [row.session_key for row in Session.objects.all()] == ["key1"]
    assert [row.key for row in Allowance.objects.all()] == ["try1"]
