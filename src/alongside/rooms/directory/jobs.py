"""Letters to workers about their way in. Queued with the change that wants them; a job holds an identifier only."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from alongside.foundations.accounts.models import Membership, User
from alongside.rooms.directory.queries import administrators_of, welcome_path

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)

SUBJECT = "Your sign-in"
WELCOME = """Hello,

A sign-in to Alongside has been made for you. Open this link and choose a password:
{link}

The link works once, and for seven days. It is yours alone: please do not forward it.
If you did not expect this message, ask the person at your work who looks after sign-ins.
"""
NEW_LINK = """Hello,

Here is a new link to choose a password for Alongside:
{link}

The link works once, and for seven days. It is yours alone: please do not forward it.
Your old password works until you have chosen another. If you did not ask for this, you need not do anything.
"""
NEW_ROLE = """Hello,

You have been given a new role in Alongside. Sign in as you always do:
{link}

If you did not expect this message, ask the person at your work who looks after sign-ins.
"""


FROM_OUTSIDE = """Hello,

Somebody of another agency has let a worker into yours. Look at who it is, and end the role if you did not ask for it:
{link}
"""


@app.task(name="directory.post_invitation_from_outside", retry=TRY_AGAIN)
def post_invitation_from_outside(seat_id: str) -> None:
    """To the agency's own administrators, without a name."""
    seat = Membership.objects.filter(pk=seat_id, until_day__isnull=True).first()
    if seat is not None:
        for own in administrators_of(seat.agency).exclude(user=seat.user):
            _post(own.user, FROM_OUTSIDE, reverse("run_partnership:mine"), "A worker of your agency")


@app.task(name="directory.post_welcome", retry=TRY_AGAIN)
def post_welcome(user_id: str) -> None:
    """Somebody who has a password already is sent to the sign-in, not to a new one."""
    user = _still_here(user_id)
    if user and user.has_usable_password():
        _post(user, NEW_ROLE, reverse("sign_in:sign_in"))
    elif user:
        _post(user, WELCOME, welcome_path(user))


@app.task(name="directory.post_new_link", retry=TRY_AGAIN)
def post_new_link(user_id: str) -> None:
    user = _still_here(user_id)
    if user:
        _post(user, NEW_LINK, welcome_path(user))


def _still_here(user_id: str) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True, is_service=False).first()


def _post(user: User, words: str, path: str, subject: str = SUBJECT) -> None:
    send_mail(subject, words.format(link=f"{settings.SITE_URL}{path}"), None, [user.email])
