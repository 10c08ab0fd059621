"""Done, not done and not possible any more: three ends, each with what it needs, and each kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.conferences import actions, presenters, queries
from alongside.rooms.conferences.models import ActionEnd, PlannedAction
from alongside.rooms.conferences.states import ActionState
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, an_action
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def end(table: Table, action: PlannedAction, act: str, at: datetime = NOW, **facts: Any) -> PlannedAction:
    return actions.end_action(action=action, act=act, by=table.alice, at=at, **facts)


def test_each_end_asks_for_what_it_needs(table: Table) -> None:
    action = an_action(a_conference(table), table.alice)
    for act, words, facts in (
        ("mark_done", "what shows that it is done", {"word": " ", "day": TODAY}),
        ("mark_done", "on which day it was done", {"word": "Seen"}),
        ("mark_done", "still to come", {"word": "Seen", "day": TODAY + DAY}),
        ("mark_not_done", "why it was not done", {"word": ""}),
        ("mark_not_done", "That day is over", {"word": "Shut", "day": TODAY - DAY}),
        ("mark_not_possible", "why it is not possible", {"word": ""}),
    ):
        with pytest.raises(Refused, match=words):
            end(table, action, act, **facts)
    assert not ActionEnd.objects.exists()


def test_what_was_not_done_waits_for_its_new_day_and_may_be_done_then(table: Table) -> None:
    action = an_action(a_conference(table), table.alice)
    row = end(table, action, "mark_not_done", word="It was shut.", day=TODAY + 9 * DAY)
    assert (row.state, row.waits, row.waits_until, row.due_on) == (
        ActionState.NOT_DONE, True, TODAY + 9 * DAY, action.due_on,
    )  # fmt: skip
    (mine,) = queries.open_actions_of(table.alice, [table.alice.pk], TODAY, NOW)
    assert mine.due_on == TODAY + 9 * DAY
    row = end(table, action, "mark_not_done", at=NOW + HOUR, word="Shut again.")
    assert (row.waits, queries.open_actions_of(table.alice, [table.alice.pk], TODAY, NOW)) == (False, [])
    row = end(table, action, "mark_done", at=NOW + 2 * HOUR, word="A letter came.", day=TODAY)
    assert (row.done_on, row.next_on, row.word) == (TODAY, None, "A letter came.")
    assert [said.word for said in queries.ends_of(action)] == [
        "It was shut.",
        "Shut again.",
        "A letter came.",
    ]
    with pytest.raises(NotAllowed):
        end(table, action, "mark_not_possible", word="Over")


def test_late_is_counted_from_the_new_day(table: Table) -> None:
    action = an_action(a_conference(table), table.alice)
    end(table, action, "mark_not_done", word="Shut.", day=TODAY + 9 * DAY)
    states = [
        presenters.action_rows(queries.actions_of(table.case), TODAY + days * DAY)[0].state
        for days in (9, 10)
    ]
    assert states == ["Not done", "Late"]


def test_the_minutes_of_the_next_meeting_say_what_became_of_the_steps(table: Table) -> None:
    first = a_conference(table)
    step = an_action(first, table.alice, step="Ring the doctor")
    end(table, step, "mark_not_possible", word="They moved.")
    review = a_conference(table, invitees=[], starts=TOMORROW + 7 * DAY)
    later = a_conference(table, invitees=[], starts=TOMORROW + 14 * DAY)
    actions.hold_conference(
        conference=review, held_at=TOMORROW + 7 * DAY, by=table.alice, at=TOMORROW + 8 * DAY
    )
    assert list(queries.earlier_actions(review)) == [step]
    assert list(queries.earlier_actions(first)) == list(queries.earlier_actions(later)) == []


def test_the_page_takes_one_answer_to_what_next_and_shows_it_everywhere(
    seated: Table, browser: Callable[[User | None], Client]
) -> None:
    table, client = seated, browser(seated.alice)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        conference = a_conference(table)
        action = an_action(conference, table.alice)
    address = reverse("conferences:action", args=[action.pk])
    said = {"act": "mark_not_done", "word": "The surgery was shut.", "form_key": str(uuid4())}
    assert "one of the two" in client.post(address, said).content.decode()
    day = {"next_on_day": "15", "next_on_month": "6", "next_on_year": "2026"}
    assert "one of the two" in client.post(address, said | day | {"nobody": "on"}).content.decode()
    assert client.post(address, said | day).status_code == 302
    for page in (
        address,
        reverse("conferences:actions", args=[table.case.pk]),
        reverse("conferences:minutes", args=[conference.pk]),
    ):
        text = client.get(page).content.decode()
        assert "The surgery was shut. To be done by Monday 15 June 2026." in text
    home = client.get(reverse("case_home:home", args=[table.case.pk])).content.decode()
    assert "A step: not done" in home
