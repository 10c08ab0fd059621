"""A system with a key, and what it asks."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client

from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.directory.actions import make_system_key
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.directory.words import Scope

BASE = "/api/v1/"


@dataclass
class System:
    key: str
    client: Client = field(default_factory=Client)

    def get(self, what: str, **asked: Any) -> Any:
        return self.client.get(f"{BASE}{what}", asked, headers=self.headers)

    def post(self, what: str, sent: Any) -> Any:
        return self.client.post(f"{BASE}{what}", sent, content_type="application/json", headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"}


def a_system(agency: Agency, by: User, *scopes: Scope, days: int = 30) -> System:
    until = NOW.date() + timedelta(days=days)
    _, key = make_system_key(
        agency=agency, name="Records", scopes=scopes or (Scope.VACANCIES,), until_day=until, by=by, at=NOW
    )
    return System(key)
