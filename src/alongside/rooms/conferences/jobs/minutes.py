"""The letters about agreed minutes. What is open to a reader is asked anew, with their own eyes, before each leaves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.papers.pdf import as_pdf
from alongside.rooms.conferences import presenters, queries
from alongside.rooms.conferences.actions.guests import make_entry
from alongside.rooms.conferences.actions.minutes_sent import POST_MINUTES, mark_minutes_posted
from alongside.rooms.conferences.jobs.posting import TRY_AGAIN
from alongside.rooms.conferences.letters.minutes import letter_of_minutes
from alongside.rooms.conferences.models import Conference, MinutesSent
from alongside.rooms.conferences.queries.grounds import reading_ends
from alongside.rooms.conferences.states import InvitationState
from alongside.rooms.directory.rules import is_enforcement_address
from alongside.rooms.people.sight import sight_of


@app.task(name=POST_MINUTES, retry=TRY_AGAIN)
def post_minutes(sent_id: str) -> None:
    """Not to somebody to whom the meeting is closed by now. Where the post fails, its mark is undone with it."""
    at = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=at), transaction.atomic():
        sent = MinutesSent.objects.select_related("conference", "case", "invitation__user").get(pk=sent_id)
        guest = queries.stands_for_guest(sent.invitation, at)
        if not (guest or _reads(sent, at)) or not mark_minutes_posted(sent=sent, by=None, at=at):
            return
        entry = make_entry(invitation=sent.invitation, by=None, at=at) if guest else None
        file = _file(sent, sent.invitation.user, at) if sent.as_file and sent.invitation.user else b""
        letter_of_minutes(sent, full_moment(reading_ends(sent.conference)), entry, file).send()


def _reads(sent: MinutesSent, at: datetime) -> bool:
    user, today = sent.invitation.user, in_london(at).date()
    if user is None or not user.is_active or sent.invitation.state == InvitationState.WITHDRAWN:
        return False
    if is_enforcement_address(user.email, today):
        return False
    with viewing.seen_by(viewing.viewer_for(user, today=today), at=at):
        return Conference.objects.filter(pk=sent.conference_id).exists()


def _file(sent: MinutesSent, user: User, at: datetime) -> bytes:
    """Their own copy, without what was said of immigration, whatever a consent names: an e-mail is no place for it."""
    viewer = viewing.viewer_for(user, today=in_london(at).date())
    with viewing.seen_by(viewer, at=at):
        row = Conference.objects.select_related("case", "chair", "minute_taker").get(pk=sent.conference_id)
        ask, stay = sight_of(row.case, viewer, at).ask, queries.of_immigration(row)
        copy = presenters.copy_of(row, ask, at, stay)
        return as_pdf(presenters.minutes_paper(copy, user.full_name))
