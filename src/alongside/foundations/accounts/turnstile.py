"""How often a secret may be tried: per account, per network address, and per device known from an earlier sign-in.

A device that is known has an allowance of its own. So whoever tries a thousand passwords on somebody's account
gets nowhere, and does not keep its owner out either.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

from alongside.foundations.accounts.models import Allowance, User

MINUTE, QUARTER, HOUR = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)
ON_AN_ACCOUNT = FROM_A_DEVICE = 10  # a minute
FROM_AN_ADDRESS = 60  # a minute: an office shares one
GUESSES = 6  # in a quarter of an hour
LETTERS = 3  # an hour
KNOWN_FOR = timedelta(days=365)
SALT = "alongside.accounts.device"


@dataclass(frozen=True)
class Comer:
    """From where somebody knocks: `device` is empty when this browser never brought this account in."""

    address: str
    device: str = ""


def comer(request: HttpRequest, user: User | None) -> Comer:
    return Comer(_address(request), _known_device(request, user) if user else "")


def may_try(secret: str, account: str, who: Comer, at: datetime) -> bool:
    """Whether this try at `secret` ("password", "code") is looked at. If not, answer as if it had been wrong."""
    if who.device:
        return _take(f"{secret} device {who.device}", FROM_A_DEVICE, at, wait=True)
    return _take(f"{secret} address {who.address}", FROM_AN_ADDRESS, at, wait=True) and _take(
        f"{secret} account {account.strip().lower()}", ON_AN_ACCOUNT, at, wait=False
    )


def may_guess(what: str, account: str, at: datetime) -> bool:
    """For somebody who is signed in, and types what only they who were told can know."""
    return Allowance.objects.take(
        _key(f"{what} guesses {account}"), most=GUESSES, within=QUARTER, at=at, wait=True
    )


def may_send(what: str, account: str, at: datetime) -> bool:
    """Whether one more letter may go to the mailbox behind an account, at somebody's asking who is not signed in."""
    key = _key(f"{what} letters {account}")
    return Allowance.objects.take(key, most=LETTERS, within=HOUR, at=at, wait=False)


def may_ask(what: str, account: str, at: datetime, *, most: int) -> bool:
    """Whether one more request of this minute is answered. They come in one by one."""
    return Allowance.objects.take(_key(f"{what} asks {account}"), most=most, within=MINUTE, at=at, wait=True)


def remember_device(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    device = _known_device(request, user) or get_random_string(22)
    response.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        f"{user.pk}:{device}",
        salt=SALT,
        max_age=int(KNOWN_FOR.total_seconds()),
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known_device(request: HttpRequest, user: User) -> str:
    try:
        kept = request.get_signed_cookie(settings.DEVICE_COOKIE_NAME, salt=SALT, max_age=KNOWN_FOR)
    except (KeyError, signing.BadSignature):
        return ""
    owner, _, device = (kept or "").partition(":")
    return device if owner == str(user.pk) else ""


def _address(request: HttpRequest) -> str:
    """What our own proxy saw; what stands before that in the header was written by whoever sent the request."""
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXIES:
        return direct
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return passed[-settings.PROXIES] if len(passed) >= settings.PROXIES else direct


def _take(what: str, most: int, at: datetime, *, wait: bool) -> bool:
    return Allowance.objects.take(_key(what), most=most, within=MINUTE, at=at, wait=wait)


def _key(what: str) -> str:
    return salted_hmac("alongside.accounts.allowance", what, algorithm="sha256").hexdigest()
