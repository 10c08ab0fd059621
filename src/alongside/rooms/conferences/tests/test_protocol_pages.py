"""Whoever leads or coordinates adds what was agreed on a page, and everybody of the area reads it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import ConferenceProtocol
from alongside.rooms.conferences.tests.factories import Table
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, a_worker
from alongside.rooms.people.tests.factories import a_navigator

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
LIST, NEW = reverse("conferences:protocols"), f"{reverse('conferences:new_protocol')}?from=marac"


def on(day: Any) -> dict[str, str]:
    return {"from_day_day": str(day.day), "from_day_month": str(day.month), "from_day_year": str(day.year)}


@pytest.fixture
def mei(seated: Table) -> User:
    return a_worker(Role.CONFERENCE_COORDINATOR, seated.case.partnership.host, name="Mei")


def test_a_coordinator_begins_with_a_model_and_changes_it(seated: Table, mei: User, browser: Browser) -> None:
    client, area = browser(mei), seated.case.partnership
    filled = filled_in(client.get(NEW).content.decode())
    assert (filled["cycle_days"], filled["attendee-2-words"]) == ("14", "Police")
    filled |= {
        "partnership": str(area.pk),
        "title": "Our MARAC",
        "topic-8-title": "",
        "topic-9-title": "Money",
    }
    filled |= on(NOW.date() + timedelta(days=1)) | {"first_user": str(mei.pk)}
    assert client.post(NEW, filled).status_code == 302
    row = ConferenceProtocol.objects.get()
    assert [topic.title for topic in row.agreed.agenda][-2:] == ["Legal issues: status, criminality", "Money"]
    assert row.agreed.core_codes == ("lead_charity", "police", "adult_social_care", "health")
    assert row.agreed.climbs[0].user_id == mei.pk
    shown = browser(seated.nurse).get(LIST).content.decode()
    assert "Our MARAC" in shown
    assert "Begins on" in shown
    assert "Our MARAC" not in browser(a_navigator("Charlie")).get(LIST).content.decode()


def test_what_cannot_work_is_refused_with_everything_still_in_it(
    seated: Table, mei: User, browser: Browser
) -> None:
    client = browser(mei)
    filled = filled_in(client.get(NEW).content.decode()) | on(NOW.date() + timedelta(days=1))
    filled |= {"partnership": str(seated.case.partnership.pk), "title": "Too many", "least_core_present": "5"}
    answer = client.post(NEW, filled).content.decode()
    assert "More core attendees are to be there than are core." in answer
    assert "Too many" in answer
    filled |= {"attendee-1-asked": "if", "attendee-1-question": ""}
    assert "Enter the question that decides" in client.post(NEW, filled).content.decode()
    assert not ConferenceProtocol.objects.exists()


def test_others_read_and_do_not_add(seated: Table, mei: User, browser: Browser) -> None:
    for user in (seated.alice, seated.nurse):
        client = browser(user)
        assert "Add what was agreed" not in client.get(LIST).content.decode()
        assert client.get(NEW).status_code == 404
    assert browser(mei).get(f"{NEW}x").status_code == 404
