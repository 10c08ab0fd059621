"""Agreed minutes go to everybody who was asked: a letter without a word of them, and each reader's own copy."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.choices.tests.factories import a_consent, a_question
from alongside.rooms.conferences import actions, jobs
from alongside.rooms.conferences.jobs import minutes as job
from alongside.rooms.conferences.models import Conference, MinutesSent
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.tests.test_protocols import agree
from alongside.rooms.conferences.tests.visiting import Visit
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import shut_out

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
HELD = TOMORROW + timedelta(hours=1)


def close(table: Table, conference: Conference, clock: time_machine.Traveller) -> Conference:
    """An hour after it began."""
    at = conference.starts + timedelta(hours=1)
    clock.move_to(at)
    by: dict[str, Any] = {"by": table.alice, "at": at}
    with viewing.seen_by(eyes_of(table.alice), at=at):
        minute_everything(conference, table.alice, at)
        an_action(conference, table.alice, due_on=in_london(at).date())
        actions.hold_conference(conference=conference, held_at=conference.starts, **by)
        return actions.close_conference(conference=conference, **by)


def agreed(table: Table, clock: time_machine.Traveller) -> Conference:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        conference = a_conference(table)
    return close(table, conference, clock)


def letters(table: Table, conference: Conference) -> dict[str, EmailMessage]:
    """Every letter that leaves, by whom it goes to; each job runs twice, as jobs do."""
    mail.outbox.clear()
    with viewing.seen_by(eyes_of(table.alice), at=HELD):
        keys = list(MinutesSent.objects.filter(conference=conference).values_list("pk", flat=True))
    for key in keys * 2:
        jobs.post_minutes(str(key))
    return {letter.to[0]: letter for letter in mail.outbox}


def test_everybody_is_sent_a_link_and_no_word_of_it(
    seated: Table, clock: time_machine.Traveller, browser: Browser
) -> None:
    conference = agreed(seated, clock)
    told = letters(seated, conference)
    assert len(mail.outbox) == len(told) == 5
    letter = told[seated.nurse.email]
    assert letter.subject == f"Meeting {conference.case.reference}: minutes"
    assert letter.attachments == []
    assert not [word for word in ("Notes", "Agreed.", "Sol") if word in str(letter.message())]
    link = re.findall(r"http://[^/]+(/minutes/\S+)", str(letter.body))[0]
    assert browser(None).get(link)["Location"].startswith("/sign-in/")
    page = browser(seated.nurse).get(link, follow=True).content.decode()
    assert "Notes 2" in page
    assert "Notes 7" not in page
    assert "Version 1, as it was agreed." in page
    assert "Who was sent these minutes" not in page


def test_whoever_ran_it_reads_who_was_sent_what_and_who_opened_it(
    seated: Table, clock: time_machine.Traveller, browser: Browser
) -> None:
    conference = agreed(seated, clock)
    letter = letters(seated, conference)[seated.nurse.email]
    link = re.findall(r"http://[^/]+(/minutes/\S+)", str(letter.body))[0]
    clock.move_to(HELD + timedelta(minutes=5))
    browser(seated.alice).get(link)  # who may read it is not whom it was sent to
    browser(seated.nurse).get(link)
    browser(seated.nurse).get(link)
    opened = AuditEntry.objects.filter(event="minutes.opened")
    assert [entry.by for entry in opened] == [seated.nurse.pk]
    at = HELD + timedelta(minutes=6)
    with viewing.seen_by(eyes_of(seated.alice), at=at):
        actions.correct_held_at(
            conference=conference, held_at=HELD - timedelta(minutes=30), reason="A slip", version=0,
            by=seated.alice, at=at,
        )  # fmt: skip
    page = browser(seated.alice).get(reverse("conferences:minutes", args=[conference.pk])).content.decode()
    assert "Version 2: 1 correction since it was agreed." in page
    assert page.count("1, corrected since") == 5
    assert page.count("Not left yet") == 5
    assert page.count("Not yet") == 9
    assert "A slip" in browser(seated.nurse).get(link, follow=True).content.decode()
    told = letters(seated, conference)
    assert len(mail.outbox) == len(told) == 5
    assert "Version 2 stands now" in told[seated.nurse.email].body


def test_an_area_may_send_files_and_immigration_is_in_none(
    seated: Table, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where a consent names it: an e-mail is no place for it."""
    monkeypatch.setattr(job, "as_pdf", lambda paper: repr(paper).encode())
    agree(seated.case.partnership, seated.alice, minutes_as_files=True)
    clock.move_to(NOW + timedelta(days=1))
    with viewing.seen_by(eyes_of(seated.alice), at=NOW + timedelta(days=1)):
        named = a_question(seated.nurse.memberships.get().agency, Section.IMMIGRATION)
        a_consent(seated.case, seated.alice, named, at=NOW)
        starts = TOMORROW + timedelta(days=1)
        conference = a_conference(seated, starts=starts, at=NOW + timedelta(days=1))
    told = letters(seated, close(seated, conference, clock))
    files = {to: letter.attachments[0][1].decode() for to, letter in told.items()}
    assert len(files) == 5
    assert "Notes 2" in files[seated.nurse.email]
    assert "Notes 2" not in files[seated.police.email]
    assert not [to for to, file in files.items() if "Notes 7" in file]


def test_nothing_leaves_for_somebody_to_whom_it_is_closed_by_now(
    seated: Table, clock: time_machine.Traveller
) -> None:
    conference = agreed(seated, clock)
    with viewing.seen_by(eyes_of(seated.alice), at=HELD):
        shut_out(case=seated.case, user=seated.nurse, reason="A cousin.", by=seated.alice, at=HELD)
    User.objects.filter(pk=seated.police.pk).update(email="p@homeoffice.gov.uk")
    told = letters(seated, conference)
    assert len(told) == 3
    clock.move_to(HELD + timedelta(days=30))
    mail.outbox.clear()
    assert not [to for to in letters(seated, conference) if to != seated.alice.email]


def test_a_guest_is_sent_a_link_whatever_the_area_chose(visit: Visit, clock: time_machine.Traveller) -> None:
    conference = close(visit.table, visit.conference, clock)
    letter = letters(visit.table, conference)[visit.invitation.guest_email]
    assert letter.attachments == []
    assert "/guest/link/" in str(letter.body)
    visit.come_in()
    assert "Notes 2" in visit.seen()
    assert "Notes 4" not in visit.seen()
