"""What is written about a person, sealed with the key of their case: AES-256 in Galois counter mode.

A seal names the case and the place it was made for, so that words cannot be lifted into another row's case or
column unseen.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12  # chosen at random; one key seals far fewer than the 2^32 messages for which that is safe


class SealBroken(Exception):
    """What was read is not what was sealed here."""


@dataclass(frozen=True)
class CaseKey:
    case_id: UUID
    secret: bytes = field(repr=False)


def new_key(case_id: UUID) -> CaseKey:
    return CaseKey(case_id, AESGCM.generate_key(bit_length=KEY_BYTES * 8))


def seal(key: CaseKey, place: str, plain: bytes) -> bytes:
    """`place` is where it will be kept, such as a table and its column."""
    return encrypt(key.secret, plain, _about(key.case_id, place))


def unseal(key: CaseKey, place: str, sealed: bytes) -> bytes:
    return decrypt(key.secret, sealed, _about(key.case_id, place))


def mark(key: CaseKey, place: str, plain: bytes) -> str:
    """Equal for equal words of one case and place, and without the key it says nothing of them."""
    marking = hmac.digest(key.secret, b"marks of Alongside", hashlib.sha256)
    return hmac.new(marking, _about(key.case_id, place) + b"\0" + plain, hashlib.sha256).hexdigest()


def encrypt(secret: bytes, plain: bytes, about: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, plain, about)


def decrypt(secret: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("A sealed text was changed, or is not of this place.") from error


def _about(case_id: UUID, place: str) -> bytes:
    return f"{case_id.hex}:{place}".encode()
