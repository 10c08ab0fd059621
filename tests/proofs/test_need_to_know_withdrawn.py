"""Somebody takes their yes back while others read: whatever was open then, its next statement finds nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import looks, viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.choices.actions import withdraw_consent
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question
from alongside.rooms.directory.tests.factories import a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import attach, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, Case, Name, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AttachedWhat
from tests.support.proofs import Say, tell

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(3600)]
Many = Callable[[int, int], int]
OPENED = (Section.IDENTITY, Section.SUPPORT, Section.REFERRAL)
# Not with the eyes of the program itself, which may have been the last that looked over this connection.
FOUND = " UNION ALL ".join(
    f"SELECT id FROM people_{table} WHERE alongside_service() IS NULL"
    for table in ("attachment", "case", "name", "note")
)
PAGES = (
    "case_home:home", "people:notes", "people:facts", "people:sight", "people:attachments", "choices:consents",
    "choices:support", "conferences:of_case", "conferences:actions", "referrals:overview",
)  # fmt: skip
WORDS = "Written too late."
MOST = 60  # statements of a page


@dataclass
class Reading:
    """Ruth reads what the person agreed to show her agency. Before one of her statements they take it back."""

    alice: User = field(default_factory=a_navigator)
    ruth: User = field(init=False)
    case: Case = field(init=False)
    consent: Consent = field(init=False)
    at: datetime = LATER
    before: int = 0
    asked: int = 0
    taken_back: bool = False
    late: int = 0
    document: Attachment = field(init=False)
    taken_away: int = 0

    def __post_init__(self) -> None:
        self.ruth = a_worker(Role.OUTREACH_WORKER, an_agency(), name="Ruth")
        self.case = a_case(self.alice)
        for section in OPENED:
            write_note(case=self.case, section=section, text="Told.", by=self.alice, at=LATER)
        cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title="Letter")
        file = Received(Kind.TEXT, b"Told.")
        self.document = attach(case=self.case, cover=cover, received=file, by=self.alice, at=LATER)

    def begin(self, before: int) -> None:
        asked = a_question(self.ruth.memberships.get().agency, *OPENED)
        self.consent = a_consent(self.case, self.alice, asked, at=self.at)
        self.before, self.asked, self.taken_back = before, 0, False

    def take_back(self) -> None:
        """By another hand, over another connection, and kept before it returns."""

        def act() -> None:
            try:
                withdraw_consent(consent=self.consent, by=self.alice, at=self.at)
            finally:
                connection.close()

        thread = Thread(target=act)
        thread.start()
        thread.join()
        self.taken_back = True

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Between the statements. Not after one that holds a row: the other hand would wait for the page."""
        self.asked += 1
        locks = str(sql).startswith(("INSERT", "UPDATE")) or "audit_" in str(sql) or " FOR " in str(sql)
        if not self.taken_back and (self.asked > self.before or locks):
            self.take_back()
            with connection.connection.cursor() as cursor:
                self.late += len(cursor.execute(FOUND).fetchall())
        return execute(sql, params, many, context)

    def note(self, rows: Any) -> None:
        if self.taken_back:
            self.late += sum(
                looks.case_of(row) == self.case.pk
                for row in rows
                if isinstance(row, (Attachment, Note, Name, Case))
            )


@contextmanager
def between_statements(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    noted = looks.note

    def note(rows: Any) -> None:
        reading.note(rows)
        noted(rows)

    with monkeypatch.context() as patch, connection.execute_wrapper(reading):
        patch.setattr(looks, "note", note)
        yield


def open_page(client: Client, reading: Reading, chance: Random) -> None:
    client.get(reverse(chance.choice(PAGES), args=[reading.case.pk]))


def send_form(client: Client, reading: Reading, chance: Random) -> None:
    """Of a page that was opened while it was still allowed."""
    text = {"text": WORDS, "section": "support", "form_key": str(uuid4())}
    client.post(reverse("people:new_note", args=[reading.case.pk]), text)


def run_job(client: Client, reading: Reading, chance: Random) -> None:
    """What works in Ruth's name without a page, statement by statement."""
    with viewing.seen_by(eyes_of(reading.ruth), at=reading.at):
        for model in chance.sample((Case, Name, Note), 3):
            list(model.objects.all())


def take_away(client: Client, reading: Reading, chance: Random) -> None:
    """An export that has begun: the document of the case, of which the file comes last."""
    answer = client.get(reverse("people:attachment", args=[reading.case.pk, reading.document.pk]))
    reading.taken_away += answer.status_code == 200


KINDS = {
    "an export is running": take_away,
    "a page is open": open_page,
    "a form is sent": send_form,
    "a job is running": run_job,
}


def too_late(reading: Reading) -> bool:
    with viewing.seen_by(eyes_of(reading.alice), at=reading.at):
        return any(note.text == WORDS for note in Note.objects.filter(case=reading.case))


def interleave(reading: Reading, times: int, chance: Random, patch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How often something was still found; and how often something was written or opened afterwards."""
    client, opened = Client(raise_request_exception=False), 0
    client.force_login(reading.ruth)
    for number in range(times):
        tell(number)
        kind = list(KINDS.values())[number % len(KINDS)]
        reading.begin(chance.randint(0, 4 if kind is run_job else MOST))
        with between_statements(reading, patch):
            kind(client, reading, chance)
        if not reading.taken_back:
            reading.take_back()
        document = reverse("people:attachment", args=[reading.case.pk, reading.document.pk])
        pages = (reverse("people:notes", args=[reading.case.pk]), document)
        opened += too_late(reading) + any(client.get(page).status_code != 404 for page in pages)
    return reading.late, opened


def test_it_is_gone_at_the_next_statement(
    proof: Say, many: Many, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = many(24, 1_000)
    with time_machine.travel(LATER, tick=False):
        late, opened = interleave(Reading(), times, Random(seed), monkeypatch)
    proof(
        f"still found after a yes was taken back, {times:,} interleavings",
        figure=f"{late} rows, {opened} pages",
        goal="0 and 0",
        holds=late == opened == 0,
    )
    read = AuditEntry.objects.filter(event="case.viewed").count()
    proof("pages that were complete before it", figure=str(read), goal="> 0", holds=read > 0)


def test_planted_a_withdrawal_that_ends_nothing(
    proof: Say, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.rooms.choices.actions.consent.end_grants_about", lambda **_: 0)
    with time_machine.travel(LATER, tick=False):
        late, opened = interleave(Reading(), 6, Random(seed), monkeypatch)
    proof(
        "planted: a withdrawal that ends nothing", figure=f"{late} rows, {opened} pages found", goal="both",
        holds=late > 0 and opened > 0,
    )  # fmt: skip
