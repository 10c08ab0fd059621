"""Where mail goes: in a demo into the outbox folder, where a page shows it; otherwise to the operator's server."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone
from environs import Env

from alongside.foundations.access.demo import is_demo


class NoMailServer(RuntimeError):
    """Mail is wanted and EMAIL_URL does not say through which server it goes."""


class Outbox(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if is_demo():
            return sum(_keep(message, settings.DATA.outbox) for message in email_messages)
        return _server().send_messages(email_messages) or 0


def _keep(message: EmailMessage, folder: Path) -> int:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{timezone.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
    draft = folder / f".{name}"
    draft.write_bytes(message.message().as_bytes())
    draft.rename(folder / name)
    return 1


def _server() -> EmailBackend:
    url = Env().dj_email_url("EMAIL_URL", None)
    if not url:
        raise NoMailServer("Set EMAIL_URL to the server that sends mail.")
    return EmailBackend(
        host=url["EMAIL_HOST"],
        port=url["EMAIL_PORT"],
        username=url["EMAIL_HOST_USER"],
        password=url["EMAIL_HOST_PASSWORD"],
        use_tls=url["EMAIL_USE_TLS"],
        use_ssl=url["EMAIL_USE_SSL"],
        timeout=20,
    )
