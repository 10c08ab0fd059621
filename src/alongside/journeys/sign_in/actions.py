from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record


@verb
def choose_password(*, user: User, password: str, by: User, at: datetime) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    record("account.password_chosen", by=by, at=at, about=user)


@verb
def note_sign_in(*, user: User, way: str, by: User, at: datetime) -> None:
    record("account.signed_in", by=by, at=at, about=user, way=way)


def welcome_path(user: User) -> str:
    """Where a new worker chooses a password: good for three days and for one use."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("sign_in:welcome", args=[key, default_token_generator.make_token(user)])
