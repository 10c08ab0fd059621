"""Who sends and who may read: a key to sign with, and one to open with. The public halves are what others are told."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import IdentityError, RecipientError, x25519

from alongside.foundations.kernel.results import Refused

KEY_BYTES = 32
NOT_A_KEY = "This is no public key of a deployment."


@dataclass(frozen=True)
class Peer:
    """Another deployment: the public half of its keys, as its operator read them out."""

    signs: str
    opens: str

    def __post_init__(self) -> None:
        try:
            raw = base64.b64decode(self.signs, validate=True)
            x25519.Recipient.from_str(self.opens)
        except (binascii.Error, RecipientError) as error:
            raise Refused(NOT_A_KEY, "Ask its operator for both lines again.") from error
        if len(raw) != KEY_BYTES:
            raise Refused(NOT_A_KEY, "Ask its operator for both lines again.")

    @property
    def mark(self) -> str:
        """Names the deployment in a parcel. Both keys are in it: neither can be put beside another's."""
        return hashlib.sha256(f"{self.signs}\n{self.opens}".encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """Of the mark what two people read out to each other: half of it, which nobody finds a second time."""
        return " ".join(self.mark[start : start + 4] for start in range(0, 32, 4))

    @property
    def verifier(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(self.signs))

    @property
    def recipient(self) -> x25519.Recipient:
        return x25519.Recipient.from_str(self.opens)


@dataclass(frozen=True)
class OwnKeys:
    """Two lines of a file that nobody else reads."""

    signing: Ed25519PrivateKey = field(repr=False)
    opening: x25519.Identity = field(repr=False)

    @classmethod
    def make(cls) -> "OwnKeys":
        return cls(Ed25519PrivateKey.generate(), x25519.Identity.generate())

    @classmethod
    def read(cls, lines: str) -> "OwnKeys":
        try:
            signing, opening = lines.split()
            secret = base64.b64decode(signing, validate=True)
            return cls(Ed25519PrivateKey.from_private_bytes(secret), x25519.Identity.from_str(opening))
        except (ValueError, IdentityError) as error:
            raise Refused("The keys of this deployment cannot be read.", "Put the file back.") from error

    @property
    def lines(self) -> str:
        return f"{base64.b64encode(self.signing.private_bytes_raw()).decode()}\n{self.opening}\n"

    @property
    def public(self) -> Peer:
        signs = base64.b64encode(self.signing.public_key().public_bytes_raw()).decode()
        return Peer(signs, str(self.opening.to_public()))
