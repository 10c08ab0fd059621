"""Opens a parcel that came in, or refuses all of it with one reason. What is refused has changed nothing."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import pyrage
from cryptography.exceptions import InvalidSignature

from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.keys import OwnKeys, Peer
from alongside.foundations.parcels.writing import FIRST_LINE, HEAD_AT_MOST, LARGEST, SCHEMA, Head, inside

OpenedBefore = Callable[[UUID], bool]


class Why(StrEnum):
    """Why a parcel was not opened. The sender reads it in the answer."""

    NOT_A_PARCEL = "not_a_parcel"
    TOO_LARGE = "too_large"
    UNKNOWN_SENDER = "unknown_sender"
    CHANGED = "changed"
    NOT_FOR_US = "not_for_us"
    OTHER_SCHEMA = "other_schema"
    CUT_SHORT = "cut_short"
    OPENED_BEFORE = "opened_before"

    @property
    def words(self) -> str:
        return {
            Why.NOT_A_PARCEL: "This is no parcel.",
            Why.TOO_LARGE: "This is larger than a parcel may be.",
            Why.UNKNOWN_SENDER: "Nobody whom we know sent this.",
            Why.CHANGED: "This is not what its sender signed.",
            Why.NOT_FOR_US: "This was sent to somebody else.",
            Why.OTHER_SCHEMA: f"We read parcels of schema {SCHEMA} alone.",
            Why.CUT_SHORT: "A part of this is missing, or something was added.",
            Why.OPENED_BEFORE: "This was opened before.",
        }[self]


class NotOpened(Refused):
    def __init__(self, why: Why) -> None:
        super().__init__(why.words)
        self.why = why


@dataclass(frozen=True)
class Parcel:
    head: Head
    sender: Peer
    content: dict[str, Any]


def read(written: bytes, *, keys: OwnKeys, peers: Iterable[Peer], opened_before: OpenedBefore) -> Parcel:
    """Nothing of it is believed before the signature, and nothing is decrypted that is not for us."""
    if len(written) > LARGEST:
        raise NotOpened(Why.TOO_LARGE)
    told, signature, sealed = _in_parts(written)
    head = _head(told)
    sender = next((peer for peer in peers if peer.mark == head.sender), None)
    if sender is None:
        raise NotOpened(Why.UNKNOWN_SENDER)
    _check_signed(sender, told, signature)
    _check_head(head, keys, sealed)
    content = _content(head, sealed, keys)
    if opened_before(head.id):
        raise NotOpened(Why.OPENED_BEFORE)
    return Parcel(head, sender, content)


def _in_parts(written: bytes) -> tuple[bytes, bytes, bytes]:
    lines = written[: len(FIRST_LINE) + HEAD_AT_MOST].split(b"\n", 3)
    if len(lines) < 4 or lines[0] + b"\n" != FIRST_LINE:
        raise NotOpened(Why.NOT_A_PARCEL)
    told = b"\n".join(lines[:2]) + b"\n"
    return told, lines[2], written[len(told) + len(lines[2]) + 1 :]


def _head(told: bytes) -> Head:
    try:
        found = json.loads(told[len(FIRST_LINE) :])
        known = {**found, "id": UUID(found["id"]), "made": datetime.fromisoformat(found["made"])}
        head = Head(**known)
        is_as_written = FIRST_LINE + head.line == told
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotOpened(Why.NOT_A_PARCEL) from error
    if not is_as_written:
        raise NotOpened(Why.NOT_A_PARCEL)
    return head


def _check_signed(sender: Peer, told: bytes, signature: bytes) -> None:
    try:
        raw = base64.b64decode(signature, validate=True)
        if base64.b64encode(raw) != signature:
            raise NotOpened(Why.CHANGED)
        sender.verifier.verify(raw, told)
    except (binascii.Error, InvalidSignature) as error:
        raise NotOpened(Why.CHANGED) from error


def _check_head(head: Head, keys: OwnKeys, sealed: bytes) -> None:
    if head.to != keys.public.mark:
        raise NotOpened(Why.NOT_FOR_US)
    if head.schema != SCHEMA:
        raise NotOpened(Why.OTHER_SCHEMA)
    if len(sealed) != head.size:
        raise NotOpened(Why.CUT_SHORT)
    if hashlib.sha256(sealed).hexdigest() != head.digest:
        raise NotOpened(Why.CHANGED)


def _content(head: Head, sealed: bytes, keys: OwnKeys) -> dict[str, Any]:
    try:
        plain = pyrage.decrypt(sealed, [keys.opening])
        content = json.loads(plain)["content"]
        is_as_written = inside(head.id, head.kind, head.sender, head.to, content) == plain
    except (pyrage.DecryptError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotOpened(Why.CHANGED) from error
    if not isinstance(content, dict) or not is_as_written:
        raise NotOpened(Why.CHANGED)
    return content
