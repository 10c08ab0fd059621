"""A first conference that was held late: by how much, and why, stands on its pages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions, presenters, queries
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.tests.factories import Table, a_conference
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.conferences.words import LateWhy
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
LATE = NOW + timedelta(hours=51, minutes=10, seconds=40)


def held(table: Table, at: Any) -> Conference:
    conference = a_conference(table)
    return actions.hold_conference(conference=conference, held_at=at, by=table.alice, at=at)


def test_the_minutes_are_worked_out_and_the_reason_is_kept(table: Table) -> None:
    row = held(table, LATE)
    assert presenters.late_words(row) == ["Held 3 hours 10 minutes after the limit. Why was not said yet."]
    with pytest.raises(Refused, match="Say in a word"):
        actions.say_why_late(conference=row, why=LateWhy.OTHER, words=" ", by=table.alice, at=LATE)
    said = actions.say_why_late(
        conference=row, why=LateWhy.NOBODY_FREE, words="Two were ill.", by=table.alice, at=LATE
    )
    assert presenters.late_words(said) == [
        "Held 3 hours 10 minutes after the limit. No time at which enough of them could come. Two were ill."
    ]


def test_what_was_said_before_is_kept(table: Table) -> None:
    row = held(table, LATE)
    say: dict[str, Any] = {"conference": row, "at": LATE}
    actions.say_why_late(why=LateWhy.NOBODY_FREE, words="Two were ill.", by=table.alice, **say)
    actions.say_why_late(why=LateWhy.NOBODY_FREE, words="Two were ill. ", by=table.alice, **say)
    assert queries.late_corrections_of(row) == []
    actions.say_why_late(why=LateWhy.TOLD_LATE, words="", by=table.rough_sleeping, **say)
    (before,) = presenters.said_before(queries.late_corrections_of(row))
    assert "No time at which enough of them could come. Two were ill. Alice" in before


def test_in_time_there_is_nothing_to_explain(table: Table) -> None:
    row = held(table, NOW + timedelta(hours=48))
    assert queries.lateness_of(row) is None
    assert presenters.late_words(row) == []
    with pytest.raises(Refused, match="was not late"):
        actions.say_why_late(conference=row, why=LateWhy.TOLD_LATE, words="", by=table.alice, at=LATE)


def test_a_minute_late_is_late_and_a_later_conference_is_a_review(table: Table) -> None:
    row = held(table, NOW + timedelta(hours=48, seconds=1))
    assert presenters.late_words(row) == ["Held 1 minute after the limit. Why was not said yet."]
    again = held(table, NOW + timedelta(days=30))
    assert queries.lateness_of(again) is None


def test_who_records_it_is_asked_why_and_everybody_reads_it(
    seated: Table, browser: Callable[[User | None], Client], clock: Any
) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = a_conference(seated)
    clock.move_to(LATE + timedelta(minutes=5))
    client = browser(seated.alice)
    page = reverse("conferences:held", args=[conference.pk])
    filled = filled_in(client.get(page).content.decode())
    filled |= {"held_at_day": "7", "held_at_time": "18:10"}
    then = client.post(page, filled)["Location"]
    assert then == reverse("conferences:late", args=[conference.pk])
    sent = filled_in(client.get(then).content.decode()) | {"why": "told_late"}
    assert client.post(then, sent)["Location"] == reverse("conferences:meeting", args=[conference.pk])
    for name in ("conference", "minutes", "close"):
        shown = client.get(reverse(f"conferences:{name}", args=[conference.pk])).content.decode()
        assert "Held 3 hours 10 minutes after the limit. Whoever convenes heard of it late." in shown, name
