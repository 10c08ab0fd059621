from datetime import datetime

from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.audit.record import record
from alongside.rooms.conferences.actions.locking import locked_invitation
from alongside.rooms.conferences.models import Invitation

POST = "conferences.post_invitation"


def queue_post(invitation: Invitation) -> None:
    """In the caller's transaction: if that is undone, so is this. The job carries identifiers only."""
    app.configure_task(POST).defer(invitation_id=str(invitation.pk), sequence=invitation.sequence)


@verb
def mark_posted(*, invitation: Invitation, sequence: int, by: None, at: datetime) -> bool:
    """Whether this word about the invitation is still to go out; if so it is marked as gone."""
    row = locked_invitation(invitation)
    still_to_go = row.posted < sequence == row.sequence
    if still_to_go:
        row.posted = sequence
        row.save(update_fields=["posted"])
    event = "invitation.posted" if still_to_go else "invitation.not_posted"
    record(event, by=by, at=at, service=Service.POST_ROOM, case_id=row.case_id, about=row, sequence=sequence)
    return still_to_go
