"""One meeting sheet: its address, what a browser finds on it, and what stands in the database of it."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import AgendaItem, Conference
from alongside.rooms.conferences.tests.factories import Table, a_conference
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, eyes_of

Filled = dict[str, Any]


class Desk:
    """One conference, one address, and what stands in the database of it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        with viewing.seen_by(eyes_of(table.alice), at=NOW):
            self.conference: Conference = a_conference(table)
        self.address = reverse("conferences:meeting", args=[self.conference.pk])

    def item(self, number: int) -> AgendaItem:
        with viewing.seen_by(eyes_of(self.table.alice), at=NOW):
            return AgendaItem.objects.select_related("lead").get(number=number)

    def seat(self, user: User) -> str:
        with viewing.seen_by(eyes_of(self.table.alice), at=NOW):
            return f"seat-{self.conference.invitations.get(user=user).pk}"


def sheet(client: Client, desk: Desk) -> Filled:
    """What a browser would send if nothing were typed."""
    return filled_in(client.get(desk.address).content.decode()) | {"form_key": str(uuid4())}
