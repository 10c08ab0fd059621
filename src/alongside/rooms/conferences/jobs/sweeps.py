"""Looks every five minutes for who is to be reminded, for whom nothing is arranged, and which steps are due."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.actions.reminding import (
    POST_CLIMBING,
    POST_REMINDER,
    REMINDED,
    remind,
    tell_of_danger,
)
from alongside.rooms.conferences.jobs.chasing import chase_at, climb_steps_at
from alongside.rooms.conferences.jobs.handover import climb_handovers_at
from alongside.rooms.conferences.jobs.posting import TRY_AGAIN
from alongside.rooms.conferences.letters import letter_of_climbing, letter_of_reminder
from alongside.rooms.conferences.models import Climbing, Conference, Invitation, Moving, Reminder
from alongside.rooms.conferences.queries.climbing import dangers, still_waits, to_be_told
from alongside.rooms.conferences.queries.protocols import protocol_of
from alongside.rooms.conferences.states import ConferenceState

LONGEST_NOTICE = timedelta(days=8)


@app.periodic(cron="*/5 * * * *")
@app.task(name="conferences.look_around", queueing_lock="conference-sweep")
def look_around(timestamp: int) -> None:
    now = max(datetime.fromtimestamp(timestamp, UTC), timezone.now())
    remind_at(now)
    climb_at(now)
    chase_at(now)
    climb_steps_at(now)
    climb_handovers_at(now)


def remind_at(now: datetime) -> int:
    with viewing.as_service(Service.POST_ROOM, at=now):
        coming = Conference.objects.filter(
            state=ConferenceState.CONVENED, starts__gt=now, starts__lt=now + LONGEST_NOTICE
        )
        return sum(_remind(conference, now) for conference in coming.order_by("starts", "id"))


def _remind(conference: Conference, now: datetime) -> int:
    hours, sent = protocol_of(conference).reminder_hours, 0
    moved = Moving.objects.filter(conference=conference).order_by("moved_at").last()
    for invitation in Invitation.objects.filter(conference=conference, state__in=REMINDED).order_by("id"):
        asked = max(invitation.invited_at, moved.moved_at) if moved else invitation.invited_at
        due = rules.reminder_due(conference.starts, asked, now, hours)
        if due is not None and not _is_said(invitation, conference.starts, due):
            starts = conference.starts
            sent += bool(remind(invitation=invitation, starts=starts, hours=due, by=None, at=now))
    return sent


def _is_said(invitation: Invitation, starts: datetime, hours: int) -> bool:
    return Reminder.objects.filter(invitation=invitation, starts=starts, hours=hours).exists()


def climb_at(now: datetime) -> int:
    with viewing.as_service(Service.CLOCK_SWEEP, at=now):
        told = [(danger, user) for danger in dangers(now) for user in to_be_told(danger, now)]
        new = [
            (danger, user)
            for danger, user in told
            if not Climbing.objects.filter(case=danger.case, due=danger.due, told=user).exists()
        ]
        return sum(bool(tell_of_danger(danger=danger, user=user, by=None, at=now)) for danger, user in new)


@app.task(name=POST_REMINDER, retry=TRY_AGAIN)
def post_reminder(reminder_id: str) -> None:
    """Not where it was cancelled, moved or answered with no since the sweep."""
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at):
        row = Reminder.objects.select_related("invitation__conference", "invitation__case").get(
            pk=reminder_id
        )
        meeting = row.invitation.conference
        stands = meeting.state == ConferenceState.CONVENED and meeting.starts == row.starts
        if stands and row.invitation.state in REMINDED and at < meeting.starts:
            letter_of_reminder(row.invitation).send()


@app.task(name=POST_CLIMBING, retry=TRY_AGAIN)
def post_climbing(climbing_id: str) -> None:
    at = timezone.now()
    with viewing.as_service(Service.CLOCK_SWEEP, at=at):
        row = Climbing.objects.select_related("case", "told").get(pk=climbing_id)
        if still_waits(row, at):
            letter_of_climbing(row).send()
