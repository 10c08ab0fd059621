"""Letters that leave with the transaction that wants them. They carry a reference and no word about a person."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.people.glass import who_is_told
from alongside.rooms.people.models import BrokenGlass


@app.task(name="people.tell_of_broken_glass", queue="post")
def tell_of_broken_glass(glass_id: str) -> None:
    now = timezone.now()
    with viewing.as_service(Service.BREAK_GLASS, at=now):
        glass = BrokenGlass.objects.select_related("case").filter(pk=glass_id).first()
        if glass is None:
            return
        page = settings.SITE_URL + reverse("people:glass", args=[glass.case_id, glass.pk])
        for user in who_is_told(glass, now):
            subject = f"Something waits for your answer. Reference {glass.case.reference}"
            send_mail(subject, f"{subject}.\n\nSign in to see it: {page}\n", None, [user.email])
