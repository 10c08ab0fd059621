"""What the program sends by itself: reminders, and the word that nothing is arranged. Each is kept, and sent once."""

from datetime import datetime

from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.conferences.actions.locking import locked, locked_invitation
from alongside.rooms.conferences.models import Climbing, Invitation, Reminder
from alongside.rooms.conferences.queries.climbing import Danger
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.people.queries import key_worker_of

POST_REMINDER, POST_CLIMBING = "conferences.post_reminder", "conferences.post_climbing"
REMINDED = frozenset({InvitationState.INVITED, InvitationState.ACCEPTED})


@verb
def remind(
    *, invitation: Invitation, starts: datetime, hours: int, by: None, at: datetime
) -> Reminder | None:
    """None where it was cancelled, moved, answered with no, or said before. The row holds off a second sweep."""
    conference, row = locked(invitation.conference), locked_invitation(invitation)
    stands = (
        conference.state == ConferenceState.CONVENED and conference.starts == starts and row.state in REMINDED
    )
    facts = {"invitation": row, "starts": starts, "hours": hours}
    said = Reminder.objects.filter(**facts).exists()
    reminder = Reminder.objects.create(case_id=row.case_id, **facts) if stands and not said else None
    if reminder:
        app.configure_task(POST_REMINDER).defer(reminder_id=str(reminder.pk))
    event = "invitation.reminded" if reminder else "invitation.not_reminded"
    record(event, by=by, at=at, service=Service.POST_ROOM, case_id=row.case_id, about=row, hours=hours)
    return reminder


@verb
def tell_of_danger(*, danger: Danger, user: User, by: None, at: datetime) -> Climbing | None:
    """None where they were told of this moment before."""
    case = danger.case
    said = Climbing.objects.filter(case=case, due=danger.due, told=user).exists()
    row = None
    if not said:
        row = Climbing.objects.create(
            case=case, due=danger.due, hours=danger.climb.hours, told=user, ask=key_worker_of(case)
        )
        app.configure_task(POST_CLIMBING).defer(climbing_id=str(row.pk))
    event = "conference.climbed" if row else "conference.not_climbed"
    record(event, by=by, at=at, service=Service.CLOCK_SWEEP, case_id=case.pk, told=str(user.pk))
    return row
