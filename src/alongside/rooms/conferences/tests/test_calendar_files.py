"""The calendar entry, read by two independent readers and held to RFC 5545 line by line."""

import re
from typing import Any

import pytest
from icalendar import Calendar

from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.letters import calendar_entry
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, asked
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, an_agency

pytestmark = pytest.mark.django_db
LONG = "nurse.with.a.very.long.name.indeed@health.team.of.the.homeless.in.the.whole.area.example.org"
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "ORGANIZER", "ATTENDEE")


def file_of(invitation: Invitation) -> bytes:
    return calendar_entry(Invitation.objects.get(pk=invitation.pk), written=NOW)


def by_icalendar(file: bytes) -> tuple[object, ...]:
    calendar: Any = Calendar.from_ical(file)
    (entry,) = calendar.walk("VEVENT")
    return (
        str(calendar["METHOD"]), str(entry["UID"]), int(entry["SEQUENCE"]), entry.decoded("DTSTART"),
        entry.decoded("DTSTAMP"), str(entry["STATUS"]), str(entry["SUMMARY"]), str(entry["ATTENDEE"]),
    )  # fmt: skip


def by_vobject(file: bytes) -> tuple[object, ...]:
    import vobject  # the second reader, of other people than the first

    calendar = vobject.readOne(file.decode(), validate=True)
    (entry,) = calendar.vevent_list
    return (
        calendar.method.value, entry.uid.value, int(entry.sequence.value), entry.dtstart.value,
        entry.dtstamp.value, entry.status.value, entry.summary.value, entry.attendee.value,
    )  # fmt: skip


def faults(file: bytes) -> list[str]:
    """RFC 5545: 3.1 lines and folding, 3.4 the calendar, 3.6 its properties, 3.6.1 the event."""
    text = file.decode("utf-8")
    wrong = ["a line does not end with CRLF"] if re.search(r"(?<!\r)\n|\r(?!\n)", text) else []
    wrong += (
        ["a line is longer than 75 octets"] if any(len(line) > 75 for line in file.split(b"\r\n")) else []
    )
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    ends = [lines[0], lines[-2], lines[-1]]
    wrong += [] if ends == ["BEGIN:VCALENDAR", "END:VCALENDAR", ""] else ["it is not one calendar"]
    names = [re.split("[:;]", line, maxsplit=1)[0] for line in lines if line]
    for name in ("PRODID", "VERSION", "METHOD", *ONCE):
        wrong += [] if names.count(name) == 1 else [f"{name} is not there once"]
    wrong += [] if "VERSION:2.0" in lines else ["another version"]
    stamps = [line.partition(":")[2] for line in lines if line.startswith("DT")]
    return wrong + [f"{stamp} is not UTC" for stamp in stamps if not re.fullmatch(r"\d{8}T\d{6}Z", stamp)]


def both(invitation: Invitation) -> tuple[object, ...]:
    file = file_of(invitation)
    assert faults(file) == []
    assert by_icalendar(file) == by_vobject(file)
    return by_icalendar(file)


def test_two_readers_agree_on_the_invitation_the_move_and_the_cancel(table: Table) -> None:
    guest = Invitee(agency=an_agency(), name="Łucja Nguyễn", email=LONG)
    conference = a_conference(table, invitees=[asked(table.nurse), guest])
    invitations = list(conference.invitations.order_by("invited_at", "id"))
    first = [both(one) for one in invitations]
    assert {(row[0], row[2], row[3]) for row in first} == {("REQUEST", 0, TOMORROW)}
    later = Meeting(starts=TOMORROW.replace(hour=17), mode=Mode.PHONE, place="12 Hidden Street")
    actions.move_conference(conference=conference, meeting=later, version=0, by=table.alice, at=NOW)
    moved = [both(one) for one in invitations]
    assert {(row[0], row[2], row[3]) for row in moved} == {("REQUEST", 1, later.starts)}
    actions.cancel_conference(conference=conference, why="Safe.", by=table.alice, at=NOW)
    gone = [both(one) for one in invitations]
    assert {(row[0], row[2], row[5]) for row in gone} == {("CANCEL", 2, "CANCELLED")}
    assert [row[1] for row in gone] == [row[1] for row in moved] == [row[1] for row in first]
    text = b"".join(file_of(one) for one in invitations).decode()
    assert not any(word in text for word in ("Hidden", "Sol", "Nguyễn", "Safe", "Westminster"))


def test_who_is_asked_again_has_an_entry_that_no_cancelled_one_hides(table: Table) -> None:
    conference = a_conference(table, invitees=[asked(table.nurse)])
    first = conference.invitations.get()
    actions.withdraw_invitation(invitation=first, by=table.alice, at=NOW)
    again = actions.invite(conference=conference, invitee=asked(table.nurse), by=table.alice, at=TOMORROW)
    assert (both(again)[0], both(again)[2]) == ("REQUEST", 0)
    assert both(again)[1] != both(first)[1]
