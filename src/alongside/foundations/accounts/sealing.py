"""Secrets of second factors lie encrypted in the database, under a key that lies beside it and not in it."""

import base64
from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from alongside.foundations.sealing.envelope import KEY_BYTES, decrypt, encrypt

PURPOSE = b"alongside.accounts.second-factors"


def seal(text: str) -> str:
    return base64.b64encode(encrypt(_key(settings.SECOND_FACTOR_KEY), text.encode(), PURPOSE)).decode()


def open_sealed(sealed: str) -> str:
    return decrypt(_key(settings.SECOND_FACTOR_KEY), base64.b64decode(sealed), PURPOSE).decode()


@cache
def _key(kept: str) -> bytes:
    return HKDF(SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(kept.encode())
