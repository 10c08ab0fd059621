"""The minutes go to everybody who was asked: a letter without a word of them, and a link to the reader's own copy."""

from datetime import datetime

from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.models import Conference, MinutesSent
from alongside.rooms.conferences.queries.minutes_sent import corrections_since_close

POST_MINUTES = "conferences.post_minutes"


def send_minutes(conference: Conference, *, by: User, at: datetime) -> None:
    """In the verb that closes the conference or corrects it later. A guest is sent a link, whatever the area chose."""
    by_file = queries.protocol_of(conference).minutes_as_files
    version = 1 + len(corrections_since_close(conference))
    for invitation in queries.standing_invitations(conference):
        row = MinutesSent.objects.create(
            case_id=conference.case_id,
            conference=conference,
            invitation=invitation,
            version=version,
            as_file=by_file and invitation.user_id is not None,
            sent_at=at,
            sent_by=by,
        )
        app.configure_task(POST_MINUTES).defer(sent_id=str(row.pk))
        record(
            "minutes.sent", by=by, at=at, case_id=row.case_id, about=row, version=version, file=row.as_file
        )


@verb
def mark_minutes_posted(*, sent: MinutesSent, by: None, at: datetime) -> bool:
    """Whether the letter is still to leave; if so it is marked as gone."""
    row = MinutesSent.objects.select_for_update().get(pk=sent.pk)
    still_to_go = not row.posted
    if still_to_go:
        row.posted = True
        row.save(update_fields=["posted"])
    event = "minutes.posted" if still_to_go else "minutes.not_posted"
    record(event, by=by, at=at, service=Service.POST_ROOM, case_id=row.case_id, about=row)
    return still_to_go


@verb
def open_minutes(*, sent: MinutesSent, by: User, at: datetime) -> MinutesSent:
    """By the link, the first time."""
    row = MinutesSent.objects.select_for_update().get(pk=sent.pk)
    if row.opened_at is None:
        row.opened_at, row.opened_by = at, by
        row.save(update_fields=["opened_at", "opened_by"])
    record("minutes.opened", by=by, at=at, case_id=row.case_id, about=row, version=row.version)
    return row
