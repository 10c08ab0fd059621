from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from markupsafe import Markup

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Session, User


def has_a_name(host: str) -> bool:
    """Passkeys belong to a name; an address of numbers cannot have one."""
    try:
        ip_address(host.rpartition(":")[0].strip("[]") if ":" in host else host)
    except ValueError:
        return True
    return False


def secret_being_shown(request: Request) -> str:
    """The same while the page is open, so that a mistyped code does not change the picture."""
    return str(get_totp_secret(regenerate=request.method == "GET"))


def forget_secret(request: Request) -> None:
    clear_totp_secret(request)


def app_to_set_up(user: User, secret: str) -> dict[str, Any]:
    adapter = get_adapter()
    drawn: str = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    in_fours = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    return {"picture": Markup(drawn[drawn.index("<svg") :]), "secret": in_fours}  # nosec B704


def session_rows(sessions: Iterable[Session], current: str | None) -> list[dict[str, Any]]:
    return [
        {
            "session": session,
            "current": session.session_key == current,
            "browser": session.browser or "A browser",
        }
        for session in sessions
    ]
