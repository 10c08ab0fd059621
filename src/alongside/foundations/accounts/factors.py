"""What somebody has besides a password: an app that shows codes, passkeys, recovery codes. Asked, never changed."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db.models import QuerySet

from alongside.foundations.accounts.models import User

APP, PASSKEY, RECOVERY = (
    Authenticator.Type.TOTP.value,
    Authenticator.Type.WEBAUTHN.value,
    Authenticator.Type.RECOVERY_CODES.value,
)


@dataclass(frozen=True)
class Factors:
    app: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    recovery: Authenticator | None

    def __bool__(self) -> bool:
        """Recovery codes alone are no second factor: they stand in for one that was lost."""
        return bool(self.app or self.passkeys)

    @property
    def several(self) -> bool:
        return bool(self.app) + len(self.passkeys) > 1


def factors_of(user: User) -> Factors:
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=user.pk).order_by("created_at", "pk")
    by_kind: dict[str, list[Authenticator]] = {APP: [], PASSKEY: [], RECOVERY: []}
    for row in rows:
        by_kind[row.type].append(row)
    return Factors(
        app=next(iter(by_kind[APP]), None),
        passkeys=tuple(by_kind[PASSKEY]),
        recovery=next(iter(by_kind[RECOVERY]), None),
    )


def step_of(secret: str, code: str, after: int = 0) -> int | None:
    """The half minute that the code belongs to: this one, the one before or the next, and later than `after`."""
    expected = ((step, format_hotp_value(hotp_value(secret, step))) for step in _steps_now() if step > after)
    return next((step for step, value in expected if compare_user_code(actual=code, expected=value)), None)


def _steps_now() -> Iterator[int]:
    now = int(time.time()) // app_settings.TOTP_PERIOD
    yield from (now, now - 1, now + 1)
