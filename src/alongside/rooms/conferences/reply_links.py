"""Links that leave by e-mail: one answers an invitation, one sends a guest a code, one says what became of a step."""

import base64
import binascii
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import Chaser, GuestEntry, Invitation
from alongside.rooms.conferences.states import ConferenceState, InvitationState

GOOD_AFTER_START = timedelta(hours=24)  # our own choice: long enough to say sorry afterwards
ANSWERER = "reply-link@alongside.invalid"

_signer = signing.Signer(salt="alongside.conferences.reply", sep=".")
_guests = signing.Signer(salt="alongside.conferences.guest", sep=".")
_steps = signing.Signer(salt="alongside.conferences.step", sep=".")


def token_for(invitation: Invitation) -> str:
    return _written(_signer, invitation.pk)


def entry_token(entry: GuestEntry) -> str:
    return _written(_guests, entry.pk)


def entry_key(token: str) -> UUID | None:
    return _read(_guests, token)


def invitation_behind(token: str, at: datetime) -> Invitation | None:
    """None for a forged or expired link, for one that was taken back and for a meeting that is over."""
    key = _read(_signer, token)
    if key is None:
        return None
    with viewing.as_service(Service.REPLY_LINK, at=at):
        invitations = Invitation.objects.select_related("conference", "case", "user")
        found = invitations.filter(pk=key).exclude(state=InvitationState.WITHDRAWN).first()
    if found is None or found.conference.state != ConferenceState.CONVENED:
        return None
    return found if at <= found.conference.starts + GOOD_AFTER_START else None


def chaser_token(chaser: Chaser) -> str:
    return _written(_steps, chaser.pk)


def chaser_key(token: str) -> UUID | None:
    return _read(_steps, token)


def answerer_of(invitation: Invitation) -> User:
    """Whoever holds the link acts as the worker it was sent to; for a guest, the link acts in its own name."""
    if invitation.user:
        return invitation.user
    found = User.objects.filter(email=ANSWERER).first()
    return found or User.objects.create_user(ANSWERER, full_name="A reply link", is_service=True)


def _written(signer: signing.Signer, key: UUID) -> str:
    return signer.sign(base64.urlsafe_b64encode(key.bytes).decode().rstrip("="))


def _read(signer: signing.Signer, token: str) -> UUID | None:
    try:
        text = signer.unsign(token)
        return UUID(bytes=base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (signing.BadSignature, binascii.Error, ValueError):
        return None
