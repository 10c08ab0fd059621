"""What is sent after the transaction that wanted it. A job looks at the truth again before it acts."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.conferences.actions.posting import POST, mark_posted
from alongside.rooms.conferences.letters import letter
from alongside.rooms.conferences.models import Invitation

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(name=POST, retry=TRY_AGAIN)
def post_invitation(invitation_id: str, sequence: int) -> None:
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at):
        post(Invitation.objects.get(pk=invitation_id), sequence, at=at)


def post(invitation: Invitation, sequence: int, *, at: datetime) -> None:
    """Once, and only while nothing newer is to be said. Where the post fails, its mark is undone with it."""
    with transaction.atomic():
        if mark_posted(invitation=invitation, sequence=sequence, by=None, at=at):
            letter(invitation, written=at).send()
