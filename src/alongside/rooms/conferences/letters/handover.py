"""Letters about a hand-over between two areas: a reference, what is asked, and where to sign in."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import full_moment
from alongside.rooms.conferences.models import Handover, HandoverClimbing

NEWS = {
    "propose": "You are asked whether you take over {reference}. Please answer by {when} (time in London).",
    "ask_about": "The area that you asked about {reference} has a question.",
    "answer_question": "What you asked about {reference} is answered.",
    "accept_handover": "The other area said yes about {reference}. It is responsible from now on.",
    "agree_handover": "The other area said yes about {reference}. Until it has arrived there you are responsible.",
    "release_handover": "The case {reference} has arrived in the other area. It is responsible from now on.",
    "begin_handover": "The case {reference} has arrived. Your team is responsible for the person from now on.",
    "decline_handover": "The other area said no about {reference}. You are responsible as before; it says why.",
    "withdraw_handover": "You do not have to answer about {reference} any more.",
}
LATE = "An answer about {reference} was due by {when} (time in London). Until it comes, nothing has moved."
READ = "{news}\n\nSign in to read it: {link}\n"


def letter_of_handover(row: Handover, act: str, told: User) -> EmailMessage:
    return _letter(row, NEWS[act], f"News of {row.case.reference}", told)


def letter_of_late_handover(row: HandoverClimbing) -> EmailMessage:
    return _letter(row.handover, LATE, f"No answer yet: {row.handover.case.reference}", row.told)


def _letter(row: Handover, news: str, subject: str, told: User) -> EmailMessage:
    said = news.format(reference=row.case.reference, when=full_moment(row.answer_by))
    link = settings.SITE_URL + reverse("my_work:home")
    return EmailMessage(subject=subject, body=READ.format(news=said, link=link), to=[told.email])
