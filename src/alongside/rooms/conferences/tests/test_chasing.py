"""Letters about steps: to the owner with a link that answers once, then to a manager, then to the chair."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.conferences import actions, jobs
from alongside.rooms.conferences.models import PlannedAction
from alongside.rooms.conferences.queries.chasing import late_steps_told_to
from alongside.rooms.conferences.rules import chaser_due
from alongside.rooms.conferences.tests.factories import Table, a_conference, an_action
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import arrange_cover, shut_out

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = NOW.date() + 5 * DAY
WORK: dict[str, Callable[..., None]] = {
    "conferences.post_chaser": jobs.post_chaser,
    "conferences.post_late_step": jobs.post_late_step,
}
Post = Callable[[float], list[str]]
SEEN = {"done_on_day": "8", "done_on_month": "6", "done_on_year": "2026", "act": "mark_done", "word": "Seen."}


@pytest.fixture
def post(clock: time_machine.Traveller) -> Post:
    done = set[int]()

    def at(days: float) -> list[str]:
        """To whom the sweep of that moment writes."""
        clock.move_to(NOW + days * DAY)
        mail.outbox.clear()
        jobs.chase_at(NOW + days * DAY)
        jobs.climb_steps_at(NOW + days * DAY)
        for job in ProcrastinateJob.objects.filter(task_name__in=WORK).exclude(id__in=done).order_by("id"):
            done.add(job.id)
            WORK[job.task_name](**job.args)
        return [message.to[0] for message in mail.outbox]

    return at


def promised(table: Table, **facts: Any) -> PlannedAction:
    """By the nurse, five days ahead."""
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        if "owner_agency" not in facts:
            return an_action(a_conference(table), table.alice, due_on=DUE, owner=table.nurse)
        facts |= {"step": "Ring the GP", "due_on": DUE, "case": table.case, "conference": a_conference(table)}
        return actions.plan_action(by=table.alice, at=NOW, **facts)


def link(number: int = 0) -> str:
    (found,) = [line for line in str(mail.outbox[number].body).splitlines() if "/steps/" in line]
    return found.partition("//")[2].partition("/")[2].join(["/", ""])


def test_r_macc_04_who_is_written_to_on_which_day() -> None:
    found = [chaser_due(DUE, NOW.date(), DUE + days * DAY, before=2, late=1) for days in (-3, -2, 0, 1, 8, 9)]
    assert found == [None, False, False, True, True, None]
    assert chaser_due(DUE, DUE - 2 * DAY, DUE, before=2, late=1) is None


def test_the_owner_is_written_to_twice_in_neutral_words(seated: Table, post: Post) -> None:
    action = promised(seated)
    nora = [seated.nurse.email]
    assert [post(days) for days in (2, 3, 3.1, 5)] == [[], nora, [], []]
    assert post(5.5) == []  # at three in the morning nobody is written to
    assert post(6) == nora
    text = mail.outbox[0].message().as_string()
    for word in ("Sol", "doctor", seated.case.reference, "Alice", "onference", str(action.pk)):
        assert word not in text
    assert AuditEntry.objects.filter(event="action.chased", about_id=action.pk).count() == 2


def test_who_covers_their_leave_is_written_to_as_well(seated: Table, post: Post) -> None:
    nora = seated.nurse.memberships.get()
    cover = a_worker(Role.NURSE, nora.agency, nora.team, "Nils")
    days = {"from_day": (NOW + 2 * DAY).date(), "until_day": (NOW + 4 * DAY).date()}
    arrange_cover(away=seated.nurse, covered_by=cover, by=seated.nurse, at=NOW, **days)
    promised(seated)
    assert post(3) == [seated.nurse.email, cover.email]
    address = link(1)
    assert Client().post(address, filled_in(Client().get(address).content.decode()) | SEEN).status_code == 302
    assert state(seated) == "done"


def test_the_link_opens_a_page_and_the_button_answers_once(
    seated: Table, post: Post, clock: time_machine.Traveller
) -> None:
    promised(seated)
    post(3)
    address, client = link(), Client()
    page = client.get(address).content.decode()
    assert "due on Wednesday 10 June 2026" in page
    assert "doctor" not in page
    assert "Sol" not in page
    assert state(seated) == "open"
    filled = filled_in(page) | SEEN
    assert client.post(address, filled | {"word": ""}).status_code == 200
    answers = [client.post(address, filled) for _ in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [reverse("conferences:step_answered")] * 2
    assert "is saved" in client.get(answers[0].headers["Location"]).content.decode()
    assert state(seated) == "done"
    assert client.get(address).status_code == 404
    said = AuditEntry.objects.filter(event__in=["action.done", "action.answered_by_link"])
    assert [entry.by for entry in said] == [seated.nurse.pk] * 2
    assert post(6) == []


def state(table: Table) -> str:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        return PlannedAction.objects.get().state


def test_a_link_dies_with_time_with_the_step_and_with_its_owner(
    seated: Table, post: Post, clock: time_machine.Traveller
) -> None:
    action = promised(seated)
    post(3)
    address, client = link(), Client()
    assert client.get(address).status_code == 200
    assert client.get(address[:-2] + ("x" if address[-2] != "x" else "y") + "/").status_code == 404
    clock.move_to(NOW + 10.1 * DAY)
    assert client.get(address).status_code == 404
    clock.move_to(NOW + 3 * DAY)
    seats = Membership.objects.filter(user=seated.nurse)
    seats.update(until_day=NOW.date() + DAY)
    assert client.get(address).status_code == 404
    seats.update(until_day=None)
    assert client.get(address).status_code == 200
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        facts: dict[str, Any] = {"act": "mark_not_done", "word": "Shut.", "day": DUE + 4 * DAY}
        actions.end_action(action=action, by=seated.alice, at=NOW + 3 * DAY, **facts)
    assert client.get(address).status_code == 404
    assert [post(days) for days in (6, 7)] == [[], [seated.nurse.email]]  # of the new day anew


def test_immigration_enforcement_and_whoever_is_shut_out_are_not_written_to(
    seated: Table, post: Post
) -> None:
    promised(seated)
    User.objects.filter(pk=seated.nurse.pk).update(email="nora@homeoffice.gov.uk")
    assert post(3) == []
    User.objects.filter(pk=seated.nurse.pk).update(email="nora@example.org")
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        shut_out(case=seated.case, user=seated.nurse, reason="…", by=seated.alice, at=NOW)
    assert post(3) == []


def test_a_team_is_written_to_and_an_agency_by_those_who_were_asked(seated: Table, post: Post) -> None:
    seat = seated.social_worker.memberships.get()
    other = a_worker(Role.SOCIAL_WORKER, seat.agency, seat.team, "Quinn")
    promised(seated, owner_agency=seat.agency, owner_team=seat.team)
    promised(seated, owner_agency=seated.nurse.memberships.get().agency)
    assert sorted(post(3)) == sorted([seated.social_worker.email, other.email, seated.nurse.email])


def test_what_is_late_climbs_to_the_manager_and_then_to_the_chair(seated: Table, post: Post) -> None:
    boss = a_worker(Role.SERVICE_MANAGER, seated.nurse.memberships.get().agency, name="Bea")
    action = promised(seated)
    post(6)
    assert [post(days) for days in (7, 8, 9)] == [[], [boss.email], []]
    assert [post(days) for days in (12, 13)] == [[seated.alice.email], []]
    assert post(60) == []
    now = NOW + 13 * DAY
    with viewing.seen_by(eyes_of(boss), at=now):
        (row,) = late_steps_told_to(boss, now)
        assert row.action.owner == "Nora"
    with viewing.seen_by(eyes_of(seated.alice), at=now):
        actions.end_action(action=action, act="mark_not_possible", word="Gone.", by=seated.alice, at=now)
    with viewing.seen_by(eyes_of(boss), at=now):
        assert late_steps_told_to(boss, now) == []


def test_without_a_manager_the_chair_is_told_at_once(seated: Table, post: Post) -> None:
    promised(seated)
    post(6)
    assert [post(days) for days in (8, 12)] == [[seated.alice.email], []]
