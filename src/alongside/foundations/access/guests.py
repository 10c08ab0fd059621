"""The session of a guest: short, and apart from every worker's. Whoever holds one is nobody to all other pages."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from alongside.foundations.access.entry import NOTED_EVERY, seconds
from alongside.foundations.accounts.models import User

KEY = "guest"
LASTS = timedelta(hours=2)


def receive(session: SessionBase, guest: User, at: datetime) -> None:
    """Whatever this browser was before, it is not any more."""
    session.flush()
    session[KEY] = {"who": str(guest.pk), "began": seconds(at), "seen": seconds(at)}


def visitor(session: SessionBase, at: datetime) -> User | None:
    """Who is a guest here at this moment. What they may still see is asked of their grant, not of the session."""
    kept, now = session.get(KEY), seconds(at)
    if kept is None or SESSION_KEY in session:
        return None
    if (
        now - kept["began"] >= LASTS.total_seconds()
        or now - kept["seen"] > settings.IDLE_LOCK.total_seconds()
    ):
        return None
    if now - kept["seen"] > NOTED_EVERY:
        session[KEY] = kept | {"seen": now}
    return User.objects.filter(pk=UUID(kept["who"]), is_guest=True).first()
