"""How allauth's second factors fit in here: its secrets are encrypted, its messages and its mail are ours."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser

from alongside.foundations.accounts import sealing


class SecondFactors(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.open_sealed(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Alongside"

    def _get_site_name(self) -> str:
        return "Alongside"

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Passkeys keep this on the device: the address that somebody signs in with, and no name."""
        return {
            "id": str(user.pk).encode(),
            "display_name": user.get_username(),
            "name": user.get_username(),
        }

    def send_notification_mail(self, *args: object, **options: object) -> None:
        """Ours are sent by the verbs."""
