"""Letters that leave with the transaction that wants them. They carry a reference and no word about a person."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.people.glass import who_answers, who_said_no_before
from alongside.rooms.people.models import BrokenGlass, Case, Raised
from alongside.rooms.people.oversight import who_is_told
from alongside.rooms.people.states import GlassState


@app.task(name="people.tell_of_broken_glass", queue="post")
def tell_of_broken_glass(glass_id: str) -> None:
    """Those who answer for it: that it happened, or that what they asked is answered."""
    now = timezone.now()
    with viewing.as_service(Service.BREAK_GLASS, at=now):
        glass = _glass(glass_id)
        if glass is not None:
            page = reverse("people:glass", args=[glass.case_id, glass.pk])
            for user in dict.fromkeys([*who_answers(glass), *who_said_no_before(glass)]):
                tell_to_sign_in(user, glass.case, page)


@app.task(name="people.tell_who_leads", queue="post")
def tell_who_leads(raised_id: str) -> None:
    now = timezone.now()
    with viewing.as_service(Service.OVERSIGHT, at=now):
        row = Raised.objects.select_related("case__partnership").filter(pk=raised_id).first()
        if row is not None and row.looked_at is None:
            for user in who_is_told(row, now):
                tell_to_sign_in(user, row.case, reverse("people:raised", args=[row.pk]))


@app.task(name="people.ask_who_broke_glass", queue="post")
def ask_who_broke_glass(glass_id: str) -> None:
    now = timezone.now()
    with viewing.as_service(Service.BREAK_GLASS, at=now):
        glass = _glass(glass_id)
        if glass is not None and glass.state == GlassState.MORE_WANTED:
            tell_to_sign_in(glass.opened_by, glass.case, reverse("people:explain_glass", args=[glass.pk]))


def _glass(glass_id: str) -> BrokenGlass | None:
    return BrokenGlass.objects.select_related("case", "opened_by").filter(pk=glass_id).first()


def tell_to_sign_in(user: User, case: Case, page: str) -> None:
    subject = f"Something waits for your answer. Reference {case.reference}"
    send_mail(subject, f"{subject}.\n\nSign in to see it: {settings.SITE_URL}{page}\n", None, [user.email])
