"""A parcel: a line that says what it is, a head, the signature of the head, and the content, encrypted."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pyrage

from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.keys import OwnKeys, Peer

FIRST_LINE = b"ALONGSIDE PARCEL\n"
SCHEMA = 1
LARGEST = 8 * 1024 * 1024  # bytes of a parcel as it travels
HEAD_AT_MOST = 1_000


@dataclass(frozen=True, kw_only=True)
class Head:
    """What may be read of a parcel on its way: two marks, a number, a moment. `digest` is that of the content."""

    id: UUID
    kind: str
    sender: str
    to: str
    made: datetime
    schema: int
    digest: str
    size: int

    @property
    def line(self) -> bytes:
        return canonical({**vars(self), "id": str(self.id), "made": self.made.isoformat()}) + b"\n"


def canonical(content: Mapping[str, Any]) -> bytes:
    """One way to write each content, so that what was signed is what is read."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return text.encode("ascii")


def inside(parcel: UUID, kind: str, sender: str, to: str, content: Mapping[str, Any]) -> bytes:
    """What is encrypted names both sides too: nobody signs the sealed content of somebody else as their own."""
    return canonical({"id": str(parcel), "kind": kind, "sender": sender, "to": to, "content": content})


def write(
    content: Mapping[str, Any], *, parcel: UUID, kind: str, keys: OwnKeys, to: Peer, made: datetime
) -> bytes:
    """The same parcel may be written again: its number stays, and it is opened once."""
    sender = keys.public.mark
    sealed: bytes = pyrage.encrypt(inside(parcel, kind, sender, to.mark, content), [to.recipient])
    head = Head(
        id=parcel,
        kind=kind,
        sender=sender,
        to=to.mark,
        made=made,
        schema=SCHEMA,
        digest=hashlib.sha256(sealed).hexdigest(),
        size=len(sealed),
    )
    written = signed(head, keys) + sealed
    if len(written) > LARGEST:
        raise Refused("This is more than a parcel holds.", "Send less with it.")
    return written


def signed(head: Head, keys: OwnKeys) -> bytes:
    told = FIRST_LINE + head.line
    return told + base64.b64encode(keys.signing.sign(told)) + b"\n"
