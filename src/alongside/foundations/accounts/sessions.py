"""Sessions are rows that say whose they are, so that they can be listed and ended."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from alongside.foundations.accounts.models import Session

ABOUT = "about_this_session"  # beginning and browser


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: Mapping[str, Any]) -> Session:
        row = super().create_model_instance(dict(data))
        assert isinstance(row, Session)
        row.user_id = data.get(SESSION_KEY)
        row.number = number_of(row.session_key)
        about = data.get(ABOUT)
        if about:
            row.browser, row.began = about["browser"], datetime.fromisoformat(about["began"])
        return row


def number_of(session_key: str) -> UUID:
    """From it the key, which is a secret, cannot be found."""
    return UUID(bytes=sha256(session_key.encode()).digest()[:16])


def describe(agent: str) -> str:
    """Enough of a browser's own words for its owner to know it again, and no more."""
    browsers = ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")
    systems = (
        *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android")),
        *(("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")),
    )
    browser = next((words for mark, words in browsers if mark in agent), "A browser")
    system = next((words for mark, words in systems if mark in agent), "")
    return f"{browser} on {system}" if system else browser
