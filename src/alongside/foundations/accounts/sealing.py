"""Secrets of second factors lie encrypted in the database, under a key that lies beside it and not in it."""

import base64
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12  # bytes
PURPOSE = b"alongside.accounts.second-factors"


def seal(text: str) -> str:
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), PURPOSE)).decode()


def open_sealed(sealed: str) -> str:
    raw = base64.b64decode(sealed)
    return _cipher().decrypt(raw[:NONCE], raw[NONCE:], PURPOSE).decode()


def _cipher() -> AESGCM:
    return _cipher_of(settings.SECOND_FACTOR_KEY)


@cache
def _cipher_of(key: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode()))
