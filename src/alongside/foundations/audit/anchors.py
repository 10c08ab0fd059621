"""The head of the chain, written to a file outside: what finds a tail that was cut and a chain that was written anew.

One line an anchor: {"number": 1042, "hash": "…", "at": "2026-11-22T06:00:00+00:00", "mac": "…"}. The `mac` is made with
a key of this deployment, so that a line cannot be written by somebody who has the file but not the key.
"""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from alongside.foundations.audit.chain import Head
from alongside.foundations.kernel.results import Refused


class NotAnAnchor(Refused):
    """A line that this deployment did not write, or that was changed since."""


def append(path: Path, head: Head, *, key: str) -> None:
    """Lines are only ever added, so that the file can lie where nothing can be taken away."""
    line = json.dumps(_signed(head, key)) + "\n"
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    except OSError as error:
        raise Refused(f"The anchor cannot be written to {path}: {error.strerror}.") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)


def read(path: Path, *, key: str) -> list[Head]:
    return list(_lines(path, key))


def _lines(path: Path, key: str) -> Iterator[Head]:
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"The anchors in {path} cannot be read.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _head(line, key, f"Line {number} of {path}")


def _head(line: str, key: str, where: str) -> Head:
    try:
        said = json.loads(line)
        head = Head(int(said["number"]), str(said["hash"]), datetime.fromisoformat(said["at"]))
        mac = str(said["mac"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnAnchor(f"{where} is not an anchor.") from error
    if not hmac.compare_digest(mac.encode(), _mac(head, key).encode()):
        raise NotAnAnchor(f"{where} was not written with the key of this deployment, or was changed since.")
    return head


def _signed(head: Head, key: str) -> dict[str, object]:
    return {"number": head.number, "hash": head.hash, "at": head.at.isoformat(), "mac": _mac(head, key)}


def _mac(head: Head, key: str) -> str:
    told = f"{head.number} {head.hash} {head.at.isoformat()}"
    return hmac.new(key.encode(), told.encode(), sha256).hexdigest()
