"""A guest at her own screen, for the tests: her mailbox, the link, the code."""

import re
from collections.abc import Callable
from uuid import uuid4

from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences import actions, jobs
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.tests.factories import (
    Table,
    a_conference,
    asked,
)
from alongside.rooms.directory.tests.factories import NOW, an_agency, eyes_of

GIA = "gia@surgery.example.org"
AGREED = frozenset({Section.SUPPORT, Section.HEALTH, Section.IDENTITY})
GUEST_PAGES = ("guest", "guest_answer", "guest_return")


WORK: dict[str, Callable[..., None]] = {
    "conferences.post_invitation": jobs.post_invitation,
    "conferences.post_guest_link": jobs.post_guest_link,
    "conferences.post_guest_code": jobs.post_guest_code,
}


class Visit:
    """A guest at her own screen, and the mailbox that is hers alone."""

    def __init__(self, table: Table, sections: frozenset[Section] = AGREED, email: str = GIA) -> None:
        self.table, self.screen = table, Client()
        self._delivered: set[int] = set()
        guest = Invitee(agency=an_agency(), name="Gia Moss", email=email)
        with viewing.seen_by(eyes_of(table.alice), at=NOW):
            self.conference: Conference = a_conference(table, invitees=[asked(table.nurse), guest])
            (self.invitation,) = [
                row for row in self.conference.invitations.all() if row.guest_email == email
            ]
            actions.agree_sections(invitation=self.invitation, sections=sections, by=table.alice, at=NOW)
        self.deliver()

    @property
    def guest(self) -> User:
        assert self.invitation.guest is not None
        return self.invitation.guest

    def link(self) -> str:
        """The newest in the mailbox."""
        letters = [str(letter.body) for letter in mail.outbox if letter.to == [self.invitation.guest_email]]
        return str(re.findall(r"http://[^/]+(/guest/link/\S+)", "".join(letters))[-1])

    def codes(self) -> list[str]:
        return [
            code for letter in mail.outbox for code in re.findall(r"Your code: (\d{6})", str(letter.body))
        ]

    def send(self, address: str, screen: Client | None = None, **typed: str) -> HttpResponse:
        at = screen or self.screen
        return at.post(address, {"form_key": str(uuid4())} | typed)  # type: ignore[return-value]

    def spend(self, link: str = "", screen: Client | None = None) -> HttpResponse:
        answer = self.send(link or self.link(), screen)
        self.deliver()
        return answer

    def enter(self, code: str, screen: Client | None = None) -> HttpResponse:
        return self.send(reverse("conferences:guest_code"), screen, code=code)

    def come_in(self) -> Client:
        self.spend()
        assert self.enter(self.codes()[-1])["Location"] == reverse("conferences:guest")
        return self.screen

    def seen(self) -> str:
        return self.screen.get(reverse("conferences:guest")).content.decode()

    def is_outside(self, screen: Client | None = None) -> bool:
        at = screen or self.screen
        answers = [at.get(reverse(f"conferences:{name}")) for name in GUEST_PAGES]
        return {answer.get("Location") for answer in answers} == {reverse("conferences:guest_outside")}

    def deliver(self) -> None:
        """Does what is queued, each job once."""
        for job in ProcrastinateJob.objects.filter(task_name__in=WORK).order_by("id"):
            if job.id not in self._delivered:
                self._delivered.add(job.id)
                WORK[job.task_name](**job.args)
