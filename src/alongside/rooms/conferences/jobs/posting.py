"""What is sent after the transaction that wanted it. A job looks at the truth again before it acts."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.actions.guests import (
    CODE_LASTS,
    POST_CODE,
    POST_LINK,
    make_code,
    make_entry,
)
from alongside.rooms.conferences.actions.posting import POST, mark_posted
from alongside.rooms.conferences.letters import is_off, letter, letter_with_code, letter_with_link
from alongside.rooms.conferences.models import GuestEntry, Invitation

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
            reads = invitation.guest is not None and not is_off(invitation)
            entry = make_entry(invitation=invitation, by=None, at=at) if reads else None
            letter(invitation, written=at, entry=entry).send()


@app.task(name=POST_LINK, retry=TRY_AGAIN)
def post_guest_link(entry_id: str) -> None:
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at):
        entry = GuestEntry.objects.get(pk=entry_id)
        if queries.stands_for_guest(entry.invitation, at):
            letter_with_link(entry).send()


@app.task(name=POST_CODE, retry=TRY_AGAIN)
def post_guest_code(entry_id: str) -> None:
    """The code is made here and stands in this letter alone. Where the post fails, another one is made."""
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at), transaction.atomic():
        entry = GuestEntry.objects.get(pk=entry_id)
        code = (
            make_code(entry=entry, by=None, at=at) if queries.stands_for_guest(entry.invitation, at) else ""
        )
        if code:
            minutes = int(CODE_LASTS.total_seconds() // 60)
            letter_with_code(entry.invitation, code, minutes).send()
