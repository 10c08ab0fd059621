"""Reminders go out once and never after a cancel; when nothing is arranged, somebody by name is told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences import actions, jobs
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.queries.climbing import told_to
from alongside.rooms.conferences.tests.factories import Table, a_conference, asked
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import shut_out

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
STARTS = NOW + 40 * HOUR
WORK: dict[str, Any] = {
    "conferences.post_reminder": jobs.post_reminder,
    "conferences.post_climbing": jobs.post_climbing,
}


@pytest.fixture
def post(clock: time_machine.Traveller) -> "Post":
    return Post(clock)


class Post:
    def __init__(self, clock: time_machine.Traveller) -> None:
        self._clock, self._done = clock, set[int]()

    def at(self, hours: float) -> list[tuple[str, str]]:
        """What the sweep of that hour sends: subject and recipient."""
        now = NOW + hours * HOUR
        self._clock.move_to(now)
        mail.outbox.clear()
        jobs.look_around(timestamp=int(now.timestamp()))
        for job in (
            ProcrastinateJob.objects.filter(task_name__in=WORK).exclude(id__in=self._done).order_by("id")
        ):
            self._done.add(job.id)
            WORK[job.task_name](**job.args)
        return [(str(message.subject), message.to[0]) for message in mail.outbox]


def convened(seated: Table) -> Conference:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        invitees = [asked(seated.nurse, "nurse"), asked(seated.police, "police")]
        conference = a_conference(seated, invitees=invitees, starts=STARTS)
        no = conference.invitations.get(user=seated.police)
        actions.answer_invitation(invitation=no, coming=False, by=seated.police, at=NOW)
    return conference


def test_a_reminder_goes_out_once_to_those_who_did_not_say_no(seated: Table, post: Post) -> None:
    convened(seated)
    reminder = (f"Meeting {seated.case.reference}: reminder", seated.nurse.email)
    assert [post.at(hours) for hours in (15, 16, 16.1, 30, 38, 39)] == [
        [],
        [reminder],
        [],
        [],
        [reminder],
        [],
    ]
    assert "Sol" not in str(mail.outbox)
    assert post.at(41) == []


def test_never_after_a_cancel_and_anew_after_a_move(seated: Table, post: Post) -> None:
    conference = convened(seated)
    assert post.at(16)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        later = Meeting(starts=STARTS + 24 * HOUR, mode=Mode.PHONE)
        actions.move_conference(
            conference=conference, meeting=later, version=0, by=seated.alice, at=NOW + 17 * HOUR
        )
    assert post.at(38) == []
    assert len(post.at(40)) == 2  # who said no to the old time is asked anew, and reminded of the new one
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        actions.cancel_conference(conference=conference, why="…", by=seated.alice, at=NOW + 41 * HOUR)
    assert post.at(62) == []


def test_a_reminder_that_waited_in_the_queue_is_not_sent_after_a_cancel(seated: Table, clock: Any) -> None:
    conference = convened(seated)
    clock.move_to(NOW + 16 * HOUR)
    assert jobs.remind_at(NOW + 16 * HOUR) == 1
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        actions.cancel_conference(conference=conference, why="…", by=seated.alice, at=NOW + 16 * HOUR)
    (job,) = ProcrastinateJob.objects.filter(task_name="conferences.post_reminder")
    jobs.post_reminder(**job.args)
    assert mail.outbox == []


@pytest.fixture
def told(seated: Table) -> tuple[User, User]:
    """The coordinator, and the lead of the host."""
    host = seated.case.partnership.host
    Partner.objects.get_or_create(partnership=seated.case.partnership, agency=host)
    return (
        a_worker(Role.CONFERENCE_COORDINATOR, host, name="Mei"),
        a_worker(Role.PARTNERSHIP_LEAD, host, name="Victoria"),
    )


def waiting(user: User, hours: float) -> list[str]:
    """Whom they are to ask."""
    now = NOW + hours * HOUR
    with viewing.seen_by(eyes_of(user), at=now):
        return [row.ask.full_name for row in told_to(user, now) if row.ask]


def test_while_nothing_is_arranged_it_climbs_to_the_coordinator_then_to_the_lead(
    seated: Table, told: tuple[User, User], post: Post
) -> None:
    mei, victoria = told
    subject = f"Nothing arranged in time: {seated.case.reference}"
    found = [post.at(hours) for hours in (15, 16, 17, 35, 36, 37)]
    assert found == [[], [(subject, mei.email)], [], [], [(subject, victoria.email)], []]
    assert waiting(victoria, 37) == waiting(mei, 37) == ["Alice"]
    assert waiting(seated.nurse, 37) == []
    assert "Sol" not in str([message.message() for message in mail.outbox])
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        a_conference(seated, starts=NOW + 44 * HOUR)
    assert waiting(victoria, 38) == []
    assert post.at(47) == []


def test_what_is_arranged_in_time_climbs_to_nobody(
    seated: Table, told: tuple[User, User], post: Post
) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        a_conference(seated, starts=NOW + 20 * HOUR)
    assert post.at(16.5) == []


def test_nobody_is_told_of_a_limit_in_hindsight(seated: Table, told: tuple[User, User], post: Post) -> None:
    assert [to for _, to in post.at(49)] == [told[1].email]
    assert post.at(24 * 30) == []


def test_whoever_is_shut_out_of_the_case_is_not_told(
    seated: Table, told: tuple[User, User], post: Post
) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        shut_out(case=seated.case, user=told[0], reason="A cousin.", by=seated.alice, at=NOW)
    assert [to for _, to in post.at(16)] == []
