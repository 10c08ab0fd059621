"""What was typed into a page that asked again who is there: signed, so that nobody else's words come back in it."""

from dataclasses import dataclass
from typing import Any

from django.core import signing

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User

SALT = "alongside.sign_in.kept"
GOOD_FOR = 12 * 60 * 60  # seconds
NOT_KEPT = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Kept:
    path: str
    fields: list[tuple[str, str]]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What a person has typed, for their eyes."""
        return [
            (name.replace("_", " ").capitalize(), text)
            for name, text in self.fields
            if text.strip() and name not in ("form_key", "version")
        ]


def keep_words(request: Request, user: User) -> str:
    fields = [
        (name, str(text))
        for name, texts in request.POST.lists()
        if name not in NOT_KEPT and "password" not in name
        for text in texts
    ]
    about: dict[str, Any] = {"user": str(user.pk), "path": request.get_full_path(), "fields": fields}
    return signing.dumps(about, salt=SALT, compress=True)


def kept_words(signed: str, user: User) -> Kept | None:
    try:
        about = signing.loads(signed, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    if about["user"] != str(user.pk):
        return None
    return Kept(about["path"], [(name, text) for name, text in about["fields"]])
