"""What leaves the house: neutral, parseable, and taken back when it no longer holds."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.core import mail
from icalendar import Calendar
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access import viewing
from alongside.rooms.conferences import actions, jobs, reply_links
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.letters import letter
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, asked
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Iterator[Table]:
    found = Table()
    with viewing.seen_by(eyes_of(found.alice), at=NOW):
        yield found


def convened(table: Table) -> Conference:
    return a_conference(table, invitees=[asked(table.nurse, "nurse")])


def entry_of(message: mail.EmailMessage) -> tuple[str, Any]:
    part: Any = message.attachments[0]
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    return str(calendar["METHOD"]), calendar.walk("VEVENT")[0]


def sent(invitation: Invitation) -> mail.EmailMessage:
    return letter(Invitation.objects.get(pk=invitation.pk), written=NOW)


def test_the_calendar_entry_is_neutral_and_in_utc(table: Table) -> None:
    invitation = convened(table).invitations.get()
    method, entry = entry_of(sent(invitation))
    assert method == "REQUEST"
    assert str(entry["SUMMARY"]) == f"Meeting {table.case.reference}"
    assert str(entry["LOCATION"]) == "See link"
    assert entry.decoded("DTSTART") == TOMORROW
    assert entry["DTSTART"].to_ical().endswith(b"Z")
    assert entry.decoded("DTEND") - entry.decoded("DTSTART") == timedelta(hours=1)
    assert entry.decoded("DTSTAMP") == NOW.astimezone(UTC)
    assert (int(entry["SEQUENCE"]), str(entry["STATUS"])) == (0, "CONFIRMED")


def test_nothing_that_leaves_names_the_person_the_place_or_the_others(table: Table) -> None:
    conference = a_conference(table, ground_reason="Sol asked for it")
    Meeting(starts=TOMORROW, mode=Mode.IN_PERSON, place="12 Hidden Street")
    for invitation in conference.invitations.all():
        message = sent(invitation)
        text = message.message().as_string() + message.attachments[0].get_payload(decode=True).decode()
        for name in ("Sol", "Hidden", "Alice", "Priya", "Nora", "Pat", "Westminster", "slavery", "person"):
            assert name not in text
        assert text.count("@example.org") == text.count(invitation.email) > 0


def test_a_move_and_a_withdrawal_reach_the_same_entry(table: Table) -> None:
    conference = convened(table)
    invitation = conference.invitations.get()
    first = entry_of(sent(invitation))[1]
    later = Meeting(starts=TOMORROW + timedelta(hours=3), mode=Mode.PHONE)
    actions.move_conference(conference=conference, meeting=later, version=0, by=table.alice, at=NOW)
    method, moved = entry_of(sent(invitation))
    assert (method, moved["UID"], int(moved["SEQUENCE"])) == ("REQUEST", first["UID"], 1)
    assert moved.decoded("DTSTART") == later.starts
    assert sent(invitation).subject == f"Meeting {table.case.reference}: new time"
    actions.withdraw_invitation(invitation=invitation, by=table.alice, at=NOW)
    method, gone = entry_of(sent(invitation))
    assert (method, gone["UID"], int(gone["SEQUENCE"])) == ("CANCEL", first["UID"], 2)
    assert str(gone["STATUS"]) == "CANCELLED"


def test_a_cancelled_conference_takes_its_entries_back(table: Table) -> None:
    conference = convened(table)
    actions.cancel_conference(conference=conference, why="Sol is safe", by=table.alice, at=NOW)
    message = sent(conference.invitations.get())
    method, entry = entry_of(message)
    assert (method, int(entry["SEQUENCE"])) == ("CANCEL", 1)
    assert "reply/" not in message.body
    assert "Sol" not in message.body


def test_the_job_is_queued_with_the_invitation_and_carries_identifiers_only(table: Table) -> None:
    invitation = convened(table).invitations.get()
    job = ProcrastinateJob.objects.get(task_name="conferences.post_invitation")
    assert job.args == {"invitation_id": str(invitation.pk), "sequence": 0}


def test_the_post_goes_out_once(table: Table) -> None:
    invitation = convened(table).invitations.get()
    for _ in range(2):
        jobs.post_invitation(invitation_id=str(invitation.pk), sequence=0)
    assert [message.to for message in mail.outbox] == [[table.nurse.email]]


def test_an_overtaken_word_is_not_sent_any_more(table: Table) -> None:
    conference = convened(table)
    invitation = conference.invitations.get()
    actions.withdraw_invitation(invitation=invitation, by=table.alice, at=NOW)
    jobs.post_invitation(invitation_id=str(invitation.pk), sequence=0)
    assert mail.outbox == []
    jobs.post_invitation(invitation_id=str(invitation.pk), sequence=1)
    assert entry_of(mail.outbox[0])[0] == "CANCEL"


def test_a_link_is_good_until_the_meeting_is_over_and_for_nobody_else(table: Table) -> None:
    conference = convened(table)
    invitation = conference.invitations.get()
    token = reply_links.token_for(invitation)
    assert reply_links.invitation_behind(token, NOW) == invitation
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")
    for wrong in (forged, token.partition(".")[0], "", "é", f"{token}.x"):
        assert reply_links.invitation_behind(wrong, NOW) is None
    assert reply_links.invitation_behind(token, TOMORROW + timedelta(hours=24)) == invitation
    assert reply_links.invitation_behind(token, TOMORROW + timedelta(hours=24, seconds=1)) is None
    actions.withdraw_invitation(invitation=invitation, by=table.alice, at=NOW)
    assert reply_links.invitation_behind(token, NOW) is None
