"""The master keys, which wrap the keys of cases. They are never in the database nor in a copy of it.

One a line, in base64, in the file `keys/masters` of the data folder or in ALONGSIDE_MASTER_KEYS. The first wraps what
is new; each unwraps what it wrapped, so that one can be replaced while the program runs.
"""

import base64
import binascii
import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from alongside.foundations.kernel.disk import keep_entries, write_new
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing.envelope import KEY_BYTES


@dataclass(frozen=True)
class Master:
    secret: bytes = field(repr=False)

    @property
    def mark(self) -> str:
        """Names the key beside what it wrapped, and says nothing of it."""
        return hashlib.sha256(b"master key of Alongside:" + self.secret).hexdigest()[:16]

    @property
    def line(self) -> str:
        return base64.b64encode(self.secret).decode()


def new_master() -> Master:
    return Master(secrets.token_bytes(KEY_BYTES))


def kept() -> list[Master]:
    """Read anew each time, since another process may have replaced them."""
    return read(settings.MASTER_KEYS or settings.MASTER_KEY_FILE.read_text())


def marked(mark: str) -> Master:
    return _marked(mark, os.getpid())


@lru_cache(maxsize=8)
def _marked(mark: str, _process: int) -> Master:
    for master in kept():
        if master.mark == mark:
            return master
    raise Refused(
        "What is written about this case was sealed with a master key that is not here.",
        "Whoever runs this service must put it back: see docs/operator/keys.md.",
    )


def read(lines: str) -> list[Master]:
    try:
        found = [Master(base64.b64decode(line, validate=True)) for line in lines.split()]
    except binascii.Error:
        found = []
    if not found or any(len(master.secret) != KEY_BYTES for master in found):
        raise Refused(
            "A master key is not 32 bytes in base64, or there is none.", "See docs/operator/keys.md."
        )
    return found


@contextmanager
def alone() -> Iterator[None]:
    """Two who replace the keys at once could each remove what the other wrapped by."""
    folder = os.open(settings.MASTER_KEY_FILE.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def write(masters: list[Master], path: Path) -> None:
    """Whole or not at all: a crash leaves either the old file or the new one."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    write_new(draft, "".join(f"{master.line}\n" for master in masters).encode())
    draft.replace(path)
    keep_entries(path.parent)
