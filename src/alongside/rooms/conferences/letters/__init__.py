"""The e-mail and the calendar entry of an invitation. Neither holds a word about the person or the place."""

from datetime import UTC, datetime, timedelta
from email.mime.text import MIMEText
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from icalendar import Calendar, Event, vCalAddress

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.conferences.models import Chaser, Climbing, GuestEntry, Invitation, StepClimbing
from alongside.rooms.conferences.reply_links import chaser_token, entry_token, token_for
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.conferences.words import Mode

LASTS = timedelta(hours=1)

ASKS = """You are asked to a meeting.

When: {when} (time in London)
How: {mode}

Open this link to answer yes or no, or to send somebody in your place. You do not need to sign in:
{link}

The link is yours alone: please do not forward it. The meeting has this neutral name on purpose.
"""
READS = """
To read before the meeting what you were given to read, and to send something in writing, open this page. A button on
it sends you a code:
{link}
"""
NEW_LINK = """You, or somebody who has your last e-mail, asked for a new link. A button on the page sends you a code:

{link}

If it was not you, you do not have to do anything.
"""
CODE = """Your code: {code}

Type it into the page that is open in your browser. It is good for {minutes} minutes and for one use.
If you did not ask for it, you do not have to do anything. Nobody of ours will ever ask you for it.
"""
TAKES_BACK = """The meeting on {when} (time in London) does not need you any more, or does not take place.

You do not have to do anything.
"""
REMINDS = """A meeting to which you were asked is near.

When: {when} (time in London)
How: {mode}

{answer}
{link}
"""
TO_ANSWER = (
    "You have not answered yet. Open this link to answer yes or no, or to send somebody in your place:"
)
TO_CHANGE = "You said that you come. If that has changed, open this link:"
CLIMBS = """No meeting is arranged yet for {reference}. Its time ends on {when} (time in London).

Sign in to see whom to ring: {link}
"""
CHASES = """Something that you, or your team, agreed to do {when}.

Open this link to say what became of it: done, not done, or not possible any more. You do not need to sign in:
{link}

The link is yours alone and good for one answer: please do not forward it. To read what it was, sign in: {page}
"""
STEP_LATE = """Something that somebody agreed to do was due on {due} and is late.

Sign in to see whom to ask: {link}
"""


def is_off(invitation: Invitation) -> bool:
    cancelled = invitation.conference.state == ConferenceState.CANCELLED
    return cancelled or invitation.state == InvitationState.WITHDRAWN


def title_of(invitation: Invitation) -> str:
    return f"Meeting {invitation.case.reference}"


def letter(invitation: Invitation, *, written: datetime, entry: GuestEntry | None = None) -> EmailMessage:
    """`entry`: the way in of a guest."""
    meeting = invitation.conference
    text = (TAKES_BACK if is_off(invitation) else ASKS).format(
        when=full_moment(meeting.starts), mode=Mode(meeting.mode).words.lower(), link=_link(invitation)
    )
    if entry is not None:
        text += READS.format(link=way_in(entry))
    message = EmailMessage(subject=_subject(invitation), body=text, to=[invitation.email])
    message.attach(_calendar_part(invitation, written))
    return message


def letter_with_link(entry: GuestEntry) -> EmailMessage:
    return _plain(entry.invitation, NEW_LINK.format(link=way_in(entry)))


def letter_with_code(invitation: Invitation, code: str, minutes: int) -> EmailMessage:
    return _plain(invitation, CODE.format(code=code, minutes=minutes))


def letter_of_reminder(invitation: Invitation) -> EmailMessage:
    """No calendar entry goes with it: the one they have still holds."""
    meeting = invitation.conference
    text = REMINDS.format(
        when=full_moment(meeting.starts),
        mode=Mode(meeting.mode).words.lower(),
        answer=TO_CHANGE if invitation.state == InvitationState.ACCEPTED else TO_ANSWER,
        link=_link(invitation),
    )
    subject = f"{title_of(invitation)}: reminder"
    return EmailMessage(subject=subject, body=text, to=[invitation.email])


def letter_of_climbing(row: Climbing) -> EmailMessage:
    reference = row.case.reference
    text = CLIMBS.format(reference=reference, when=full_moment(row.due), link=_my_work())
    return EmailMessage(subject=f"Nothing arranged in time: {reference}", body=text, to=[row.told.email])


def letter_of_chaser(row: Chaser) -> EmailMessage:
    """Says neither whom it is about nor what the step is, nor which case."""
    when = f"was due on {day(row.due_on)}" if row.is_late else f"is due on {day(row.due_on)}"
    link = settings.SITE_URL + reverse("conferences:step", args=[chaser_token(row)])
    text = CHASES.format(when=when, link=link, page=_my_work())
    subject = (
        "Something you agreed to do is late" if row.is_late else "Something you agreed to do is due soon"
    )
    return EmailMessage(subject=subject, body=text, to=[row.told.email])


def letter_of_late_step(row: StepClimbing) -> EmailMessage:
    text = STEP_LATE.format(due=day(row.due_on), link=_my_work())
    return EmailMessage(subject="Something agreed is late", body=text, to=[row.told.email])


def _my_work() -> str:
    return settings.SITE_URL + reverse("my_work:home")


def _plain(invitation: Invitation, text: str) -> EmailMessage:
    return EmailMessage(subject=title_of(invitation), body=text, to=[invitation.email])


def calendar_entry(invitation: Invitation, *, written: datetime) -> bytes:
    """The UID stays and SEQUENCE grows, so that a calendar moves or removes the entry it has."""
    entry = Event()
    entry.add("uid", f"{_uid(invitation)}@alongside")
    entry.add("sequence", invitation.sequence)
    entry.add("dtstamp", written.astimezone(UTC))
    entry.add("dtstart", invitation.conference.starts.astimezone(UTC))
    entry.add("dtend", invitation.conference.starts.astimezone(UTC) + LASTS)
    entry.add("summary", title_of(invitation))
    entry.add("location", "See link")
    entry.add("class", "PRIVATE")
    entry.add("status", "CANCELLED" if is_off(invitation) else "CONFIRMED")
    entry.add("organizer", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
    entry.add("attendee", vCalAddress(f"mailto:{invitation.email}"))
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", _method(invitation))
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _uid(invitation: Invitation) -> UUID:
    """Who was asked, taken back and is asked again has a cancelled entry, which no SEQUENCE of 0 brings back."""
    same = Invitation.objects.filter(
        conference=invitation.conference_id,
        user=invitation.user_id,
        guest_mark=invitation.guest_mark,
        invited_at__lt=invitation.invited_at,
    )
    return invitation.pk if same.exists() else invitation.conference_id


def _calendar_part(invitation: Invitation, written: datetime) -> MIMEText:
    part = MIMEText(calendar_entry(invitation, written=written).decode(), "calendar", "utf-8")
    part.set_param("method", _method(invitation))
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part


def _method(invitation: Invitation) -> str:
    return "CANCEL" if is_off(invitation) else "REQUEST"


def _subject(invitation: Invitation) -> str:
    if is_off(invitation):
        return f"{title_of(invitation)}: cancelled"
    return f"{title_of(invitation)}: new time" if invitation.sequence else title_of(invitation)


def way_in(entry: GuestEntry) -> str:
    return settings.SITE_URL + reverse("conferences:guest_link", args=[entry_token(entry)])


def _link(invitation: Invitation) -> str:
    return settings.SITE_URL + reverse("conferences:reply", args=[token_for(invitation)])
