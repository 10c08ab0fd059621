"""The letter about the minutes: a reference, and where to read them. Never a word of them, but for a file if asked."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from alongside.rooms.conferences.letters import title_of, way_in
from alongside.rooms.conferences.models import GuestEntry, MinutesSent

READY = """{why}

{read}

What stands there is your copy: what is open to you, and nobody else's part. Please do not pass it on.
"""
AGREED = "The minutes of a meeting to which you were asked are agreed."
CORRECTED = """The minutes of a meeting to which you were asked were corrected. Version {version} stands now, and no
earlier one."""
BY_LINK = "Open this link and sign in to read them: {link}"
BY_CODE = """Open this page to read what is open to you, until {ends} (time in London). A button on it
sends you a code: {link}"""
BY_FILE = """Your copy is attached. It has left the system in which it is protected: keep it safe, and delete it when
you do not need it any more. If it is corrected you are sent another letter. What stands now: {link}"""


def letter_of_minutes(sent: MinutesSent, ends: str, entry: GuestEntry | None, file: bytes) -> EmailMessage:
    """`entry`: the way in of a guest. `file`: the reader's own copy, where the area sends files."""
    if entry is not None:
        read = BY_CODE.format(link=way_in(entry), ends=ends)
    else:
        link = settings.SITE_URL + reverse("conferences:open_minutes", args=[sent.pk])
        read = (BY_FILE if file else BY_LINK).format(link=link)
    invitation = sent.invitation
    subject = f"{title_of(invitation)}: minutes"
    why = AGREED if sent.version == 1 else CORRECTED.format(version=sent.version)
    message = EmailMessage(subject=subject, body=READY.format(why=why, read=read), to=[invitation.email])
    if file:
        message.attach("minutes.pdf", file, "application/pdf")
    return message
