"""Coming and going: whatever signs somebody in or out, Django says so, and it is kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from alongside.foundations.audit.record import record


def listen() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="audit-signed-in")
    user_logged_out.connect(_signed_out, dispatch_uid="audit-signed-out")
    user_login_failed.connect(_sign_in_failed, dispatch_uid="audit-sign-in-failed")


def _signed_in(sender: Any, request: HttpRequest | None, user: Any, **_: Any) -> None:
    record("account.session_started", by=user, at=_now(request), about=user)


def _signed_out(sender: Any, request: HttpRequest | None, user: Any, **_: Any) -> None:
    arriving = getattr(request, "arriving", None)  # of a session that has locked itself, or is not whole yet
    left = user or (arriving.user if arriving else None)
    if left is not None:
        record("account.signed_out", by=left, at=_now(request), about=left)


def _sign_in_failed(sender: Any, credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    """Whose sign-in was tried, where there is one; never what was typed."""
    record("account.sign_in_failed", by=None, at=_now(request), whose=_tried(credentials))


def _tried(credentials: dict[str, Any]) -> UUID | None:
    typed = credentials.get("username") or credentials.get("email")
    try:
        user = get_user_model()._default_manager.get_by_natural_key(str(typed or ""))
    except get_user_model().DoesNotExist:
        return None
    found: UUID = user.pk
    return found


def _now(request: HttpRequest | None) -> datetime:
    now: datetime = getattr(request, "now", None) or timezone.now()
    return now
