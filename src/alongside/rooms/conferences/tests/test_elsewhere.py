"""A conference whose minutes are kept elsewhere is neither open nor closed here."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.tests.factories import Table, an_action
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


def test_nothing_is_written_until_somebody_takes_the_minutes_up(
    browser: Callable[[User | None], Client], clock: time_machine.Traveller, seated: Table
) -> None:
    clock.move_to(LATER)
    alice = seated.alice
    with viewing.seen_by(eyes_of(alice), at=LATER):
        row = actions.record_past_conference(
            case=seated.case, held_at=NOW, mode=Mode.PHONE, by=alice, at=LATER
        )
        actions.leave_minutes_elsewhere(conference=row, by=alice, at=LATER)
        with pytest.raises(Refused, match="kept elsewhere"):
            an_action(row, alice)
    client = browser(alice)
    page = client.get(reverse("conferences:conference", args=[row.pk])).content.decode()
    assert "Held, minutes kept elsewhere" in page
    assert "Open the meeting sheet" not in page
    answer = client.post(reverse("conferences:take_up", args=[row.pk]), {"form_key": str(uuid4())})
    assert answer["Location"] == reverse("conferences:meeting", args=[row.pk])
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert Conference.objects.get().state == "held"
