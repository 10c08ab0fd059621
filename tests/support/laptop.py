"""A laptop that holds passkeys, as Chromium plays it."""

import base64
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import CDPSession, Page

OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True)
class Laptop:
    """Whoever sits there has the right finger, and always touches it."""

    browser: CDPSession
    number: str

    @classmethod
    def of(cls, page: Page) -> "Laptop":
        browser = page.context.new_cdp_session(page)
        browser.send("WebAuthn.enable")
        made = browser.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})
        return cls(browser, made["authenticatorId"])

    def forget(self) -> None:
        self.browser.send("WebAuthn.clearCredentials", {"authenticatorId": self.number})

    def pretend(self) -> None:
        """It says that it has the passkey, and signs with another key."""
        held = self.browser.send("WebAuthn.getCredentials", {"authenticatorId": self.number})
        self.forget()
        false = {**held["credentials"][0], "privateKey": _another_key()}
        self.browser.send("WebAuthn.addCredential", {"authenticatorId": self.number, "credential": false})


def _another_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return base64.b64encode(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode()
