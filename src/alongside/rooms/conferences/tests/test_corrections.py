"""What was typed wrongly is put right: the figure follows, and what stood before is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.models import Clock
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Conference, HeldCorrection, MinutesSent, PlannedAction
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
OVER = TOMORROW + timedelta(hours=3)
TRUE = TOMORROW + timedelta(hours=1)


class Held:
    """A conference that was held, with one step in its plan, and its pages."""

    def __init__(self, table: Table, browser: Browser, *, closed: bool) -> None:
        self.table, self.alice, self.client = table, table.alice, browser(table.alice)
        with viewing.seen_by(eyes_of(self.alice), at=OVER):
            self.conference = a_conference(table)
            row: dict[str, Any] = {"conference": self.conference, "by": self.alice, "at": OVER}
            actions.hold_conference(held_at=TOMORROW, **row)
            self.action = an_action(self.conference, self.alice)
            if closed:
                minute_everything(self.conference, self.alice, OVER)
                actions.close_conference(**row)

    def send_time(self, at: datetime, reason: str = "", version: int = 0) -> Any:
        wall = in_london(at)
        given: dict[str, Any] = {
            "held_at_day": wall.day,
            "held_at_month": wall.month,
            "held_at_year": wall.year,
        }
        given |= {"held_at_time": f"{wall:%H:%M}"}
        return self.send("correct_held", self.conference, given, reason, version)

    def send_day(self, day: int, reason: str = "", version: int = 0) -> Any:
        given = {"due_on_day": day, "due_on_month": 6, "due_on_year": 2026}
        return self.send("correct_due", self.action, given, reason, version)

    def send(self, name: str, row: Any, given: dict[str, Any], reason: str, version: int) -> Any:
        given |= {"reason": reason, "version": str(version), "form_key": str(uuid4())}
        return self.client.post(reverse(f"conferences:{name}", args=[row.pk]), given)

    def seen(self) -> Any:
        return viewing.seen_by(eyes_of(self.alice), at=OVER)


@pytest.fixture
def held(clock: time_machine.Traveller, browser: Browser, seated: Table) -> Held:
    clock.move_to(OVER)
    return Held(seated, browser, closed=False)


@pytest.fixture
def closed(clock: time_machine.Traveller, browser: Browser, seated: Table) -> Held:
    clock.move_to(OVER)
    held = Held(seated, browser, closed=True)
    clock.move_to(OVER + timedelta(minutes=1))
    return held


def test_the_time_of_a_conference_is_corrected_and_the_first_one_stays_readable(held: Held) -> None:
    assert held.send_time(TRUE).status_code == 302
    with held.seen():
        assert Conference.objects.get().held_at == TRUE
        assert set(Clock.objects.values_list("met_at", flat=True)) == {TRUE}
        correction = HeldCorrection.objects.get()
    assert (correction.was, correction.became) == (TOMORROW, TRUE)
    page = held.client.get(reverse("conferences:conference", args=[held.conference.pk])).content.decode()
    assert "was written first. Corrected by Alice" in page
    story = held.client.get(f"/cases/{held.table.case.pk}/").content.decode()
    assert "Time of a conference corrected" in story


def test_once_the_minutes_are_closed_a_correction_says_why(closed: Held) -> None:
    assert "Say in a word why" in closed.send_time(TRUE).content.decode()
    assert closed.send_time(TRUE, reason="The hour was mistyped").status_code == 302
    with closed.seen():
        assert set(MinutesSent.objects.values_list("version", flat=True)) == {1, 2}
        assert Conference.objects.get().held_at == TRUE
        assert HeldCorrection.objects.get().reason == "The hour was mistyped"


def test_a_time_that_cannot_be_is_refused(held: Held) -> None:
    for wrong in (OVER + timedelta(hours=1), NOW - timedelta(days=1)):
        answer = held.send_time(wrong)
        assert answer.status_code == 200
        assert "Check the day and the time." in answer.content.decode()


def test_two_who_correct_at_once_see_both(held: Held) -> None:
    held.send_time(TRUE, reason="Mine")
    stale = held.send_time(TRUE + timedelta(hours=1), reason="Theirs")
    assert stale.status_code == 409
    assert "Alice corrected this" in stale.content.decode()
    assert held.send_time(TRUE + timedelta(hours=1), reason="Both", version=1).status_code == 302


def test_the_day_of_a_step_is_corrected_with_its_history(held: Held, closed: Held) -> None:
    assert held.send_day(19).status_code == 302
    with held.seen():
        assert not MinutesSent.objects.filter(conference=held.conference).exists()
        assert PlannedAction.objects.get(pk=held.action.pk).due_on.day == 19
    page = held.client.get(reverse("conferences:action", args=[held.action.pk])).content.decode()
    assert "Monday 8 June 2026 was written first" in page
    assert "Say in a word why" in closed.send_day(19).content.decode()
    assert closed.send_day(19, reason="The wrong week").status_code == 302
    assert closed.send_day(20, reason="Another").status_code == 409


def test_the_day_of_a_step_that_has_ended_stands(held: Held) -> None:
    with held.seen():
        actions.end_action(
            action=held.action, act="mark_done", word="Seen.", day=OVER.date(), by=held.alice, at=OVER
        )
        with pytest.raises(Refused, match="has ended"):
            actions.correct_due_on(action=held.action, due_on=OVER.date(), version=0, by=held.alice, at=OVER)


def test_who_did_not_run_it_corrects_nothing(held: Held, browser: Browser) -> None:
    address = reverse("conferences:correct_held", args=[held.conference.pk])
    assert browser(held.table.nurse).get(address).status_code == 409
    day = reverse("conferences:correct_due", args=[held.action.pk])
    assert browser(held.table.nurse).get(day).status_code == 409
