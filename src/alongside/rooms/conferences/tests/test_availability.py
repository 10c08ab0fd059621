"""A worker says when they can come; the convening page proposes times by it, and one click sends."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.actions.availability import state_hours
from alongside.rooms.conferences.models import Conference, DaysAway, UsualHours
from alongside.rooms.conferences.rules.times import Hours
from alongside.rooms.conferences.tests.factories import Table, a_conference, asked
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
PAGE, AWAY = reverse("conferences:hours"), reverse("conferences:away")
SATURDAY = {5: Hours(time(13), time(18))}


def test_hours_and_days_away_are_stated_on_one_page(seated: Table, browser: Browser) -> None:
    client = browser(seated.nurse)
    filled = filled_in(client.get(PAGE).content.decode())
    assert client.post(PAGE, filled | {"from_5": "1pm", "until_5": "18:00"}).status_code == 302
    row = UsualHours.objects.get(user=seated.nurse)
    assert (row.weekday, row.from_time, row.until_time) == (5, time(13), time(18))
    again = filled_in(client.get(PAGE).content.decode())
    assert (again["from_5"], again["until_5"]) == ("13:00", "18:00")
    for wrong in ({"from_5": "18:00", "until_5": "13:00"}, {"until_5": ""}, {"from_5": "soon"}):
        assert "There is a problem" in client.post(PAGE, again | wrong).content.decode()
    days = {"from_day_day": "6", "from_day_month": "6", "from_day_year": "2026"}
    assert client.post(AWAY, again | days).status_code == 302
    free = DaysAway.objects.get()
    assert (free.from_day, free.until_day) == (date(2026, 6, 6), date(2026, 6, 6))
    over = reverse("conferences:not_away", args=[free.pk])
    assert (
        browser(seated.police).post(over, {"form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000007"}).status_code
        == 404
    )
    assert client.post(over, {"form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000009"}).status_code == 302
    assert not DaysAway.objects.exists()


def convene_page(seated: Table, client: Client) -> tuple[str, str, dict[str, Any]]:
    address = reverse("conferences:convene", args=[seated.case.pk])
    shown = client.get(address).content.decode()
    return address, shown, filled_in(shown)


def test_the_convening_page_proposes_and_one_click_chooses_and_sends(seated: Table, browser: Browser) -> None:
    for user in (seated.alice, seated.social_worker):
        state_hours(whose=user, week=SATURDAY, by=user, at=NOW)
    state_hours(whose=seated.rough_sleeping.memberships.get().agency, week=SATURDAY, by=seated.alice, at=NOW)
    client = browser(seated.alice)
    address, shown, filled = convene_page(seated, client)
    assert "3 of 3 core" in shown
    assert "Saturday 6 June, 13:00" in shown
    filled |= {"ground": "agreed", "ask_nurse": str(seated.nurse.pk)}
    looked = client.post(address, filled | {"look": "yes"}).content.decode()
    assert "Hours not stated: Nora" in looked
    assert "There is a problem" not in looked
    assert client.post(address, filled | {"at": "2026-06-06T13:00:00+01:00"}).status_code == 302
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = Conference.objects.get()
        assert conference.starts == NOW + timedelta(hours=22)
        assert conference.invitations.filter(user=seated.nurse).exists()


def test_the_page_that_moves_it_proposes_and_one_click_moves(seated: Table, browser: Browser) -> None:
    for user in (seated.alice, seated.nurse):
        state_hours(whose=user, week=SATURDAY, by=user, at=NOW)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        asked_two = [asked(seated.alice, "lead_charity"), asked(seated.nurse, "nurse")]
        conference = a_conference(seated, asked_two)
    client = browser(seated.alice)
    address = reverse("conferences:move", args=[conference.pk])
    shown = client.get(address).content.decode()
    assert "Saturday 6 June, 13:00" in shown
    assert "Hours not stated: Rowan" not in shown  # who only takes the minutes was not asked
    assert client.post(address, filled_in(shown) | {"at": "2026-06-06T13:00:00+01:00"}).status_code == 302
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        assert Conference.objects.get().starts == NOW + timedelta(hours=22)


def test_after_the_limit_the_soonest_are_offered_and_said_to_be_late(
    seated: Table, browser: Browser, clock: Any
) -> None:
    clock.move_to(NOW + timedelta(hours=60))
    _, shown, _ = convene_page(seated, browser(seated.alice))
    assert "No full hour is left before the limit." in shown
