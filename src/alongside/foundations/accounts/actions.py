"""Changes to what proves who somebody is. The verbs of the floors above call these, and write the audit entry."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount

from alongside.foundations.accounts.factors import APP, PASSKEY, RECOVERY, step_of
from alongside.foundations.accounts.models import User


def add_app(user: User, secret: str, code: str) -> bool:
    """With the code that the app shows, so that nobody is shut out by an app that was not set up."""
    step = step_of(secret, code)
    if step is None:
        return False
    Authenticator.objects.filter(user_id=user.pk, type=APP).delete()
    row = TOTP.activate(user, secret).instance
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    return True


def spend_code(user: User, code: str) -> str:
    """The kind of factor that the code proves, or nothing. No code is good twice, in two requests at once neither."""
    code = code.replace(" ", "").replace("-", "")
    if _spend_app_code(user, code):
        return str(APP)
    if _spend_recovery_code(user, code):
        return str(RECOVERY)
    return ""


def _spend_app_code(user: User, code: str) -> bool:
    row = Authenticator.objects.select_for_update().filter(user_id=user.pk, type=APP).first()
    if row is None:
        return False
    step = step_of(decrypt(row.data["secret"]), code, after=row.data.get("last_step", 0))
    if step is None:
        return False
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    row.record_usage()
    return True


def _spend_recovery_code(user: User, code: str) -> bool:
    row = Authenticator.objects.filter(user_id=user.pk, type=RECOVERY).first()
    if row is None or not RecoveryCodes(row).validate_code(code):
        return False
    row.record_usage()
    return True


def add_passkey(user: User, name: str, credential: dict[str, Any]) -> Authenticator:
    row: Authenticator = WebAuthn.add(user, name, credential).instance
    return row


def recovery_codes(user: User, *, anew: bool = False) -> list[str]:
    """Those not used yet; made when there are none."""
    if anew:
        Authenticator.objects.filter(user_id=user.pk, type=RECOVERY).delete()
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def remove(user: User, number: int) -> str:
    """Gives the kind that was removed. That it is not the last one is asked before."""
    row = Authenticator.objects.filter(user_id=user.pk, pk=number, type__in=(APP, PASSKEY)).first()
    if row is None:
        return ""
    kind: str = row.type
    row.delete()
    return kind


def forget_all(user: User) -> None:
    """Second factors, recovery codes, and who their agency says they are."""
    Authenticator.objects.filter(user_id=user.pk).delete()
    SocialAccount.objects.filter(user_id=user.pk).delete()
