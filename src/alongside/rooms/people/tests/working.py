"""Working in a case through its pages."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import a_worker, eyes_of
from alongside.rooms.people.actions import break_glass
from alongside.rooms.people.models import BrokenGlass, Case
from alongside.rooms.people.tests.conftest import LATER

Browser = Callable[[User], Client]
WHY = "She rang from a train and says that he is following her."


def send(client: Client, case: Case, what: str, /, **given: Any) -> HttpResponse:
    given.setdefault("form_key", str(uuid4()))
    response: Any = client.post(f"/cases/{case.pk}/{what}/", given)
    assert isinstance(response, HttpResponse)
    return response


def seen(user: User) -> Any:
    return viewing.seen_by(eyes_of(user), at=LATER)


def beside(worker: User, role: Role = Role.NAVIGATOR, name: str = "Bob") -> User:
    seat = worker.memberships.get()
    return a_worker(role, seat.agency, seat.team, name)


def broken(case: Case, by: User, at: Any = LATER, why: str = WHY) -> BrokenGlass:
    viewer = eyes_of(by)
    with viewing.seen_by(viewer, at=at):
        return break_glass(case=case, viewer=viewer, sections={Section.IDENTITY}, reason=why, by=by, at=at)


def counted(user: User, at: Any, table: str) -> int:
    with viewing.seen_by(eyes_of(user), at=at), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])
