"""A passkey in software: it makes a key pair for one site, and signs what that site asks."""

import json
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from lxml import html

SITE = "testserver"
FLAGS = AuthenticatorData.FLAG
THERE = FLAGS.USER_PRESENT | FLAGS.USER_VERIFIED


class Passkey:
    def __init__(self, site: str = SITE) -> None:
        self.site, self.number = site, token_bytes(16)
        self.key, self.used = ec.generate_private_key(ec.SECP256R1()), 0

    def made(self, page: str) -> str:
        """What a browser sends where a page asks for a new one."""
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        kept = AttestedCredentialData.create(Aaguid.NONE, self.number, public)
        about = self._about(kept)
        made = {"attestationObject": websafe_encode(AttestationObject.create("none", about, {}))}
        return self._sent(made | {"clientDataJSON": websafe_encode(self._asked(page, "webauthn.create"))})

    def answers(self, page: str) -> str:
        """What a browser sends where a page asks for it."""
        asked, about = self._asked(page, "webauthn.get"), self._about()
        signed = self.key.sign(about + sha256(asked).digest(), ec.ECDSA(SHA256()))
        told = {"clientDataJSON": asked, "authenticatorData": about, "signature": signed}
        return self._sent({name: websafe_encode(part) for name, part in told.items()})

    def _about(self, kept: AttestedCredentialData | None = None) -> AuthenticatorData:
        self.used += 1
        whose, flags = sha256(self.site.encode()).digest(), THERE | FLAGS.ATTESTED if kept else THERE
        about: AuthenticatorData = AuthenticatorData.create(whose, flags, self.used, kept or b"")
        return about

    def _asked(self, page: str, what: str) -> CollectedClientData:
        (options,) = html.fromstring(page).xpath("//form[@data-passkey]/@data-options")
        challenge: str = json.loads(options)["publicKey"]["challenge"]
        return CollectedClientData.create(what, websafe_decode(challenge), f"https://{self.site}")

    def _sent(self, response: dict[str, Any]) -> str:
        number = websafe_encode(self.number)
        told = {"id": number, "rawId": number, "type": "public-key", "response": response}
        return json.dumps(told | {"clientExtensionResults": {}})
