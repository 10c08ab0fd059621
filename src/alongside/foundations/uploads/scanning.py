"""Asks ClamAV, where the operator has one. One that does not answer is no yes."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from alongside.foundations.kernel.results import Refused

SECONDS = 30
CHUNK = 64 * 1024
ANSWER = 4096  # bytes
TRY_AGAIN = Refused("The virus scanner does not answer, so nothing was kept.", "Try again in a few minutes.")


class Dangerous(Refused):
    def __init__(self) -> None:
        super().__init__(
            "The virus scanner found something dangerous in this file. It was not kept.",
            "Tell your administrator.",
        )


def scan(data: bytes, where: str) -> None:
    """`where`: the path of a socket, or tcp://host:port."""
    try:
        said = _ask(data, where)
    except (OSError, ValueError):  # also where what names it makes no sense
        raise TRY_AGAIN from None
    if said.endswith(" FOUND"):
        raise Dangerous
    if said != "stream: OK":
        raise TRY_AGAIN


def answers(where: str) -> bool:
    try:
        with _connected(where) as line:
            line.sendall(b"zPING\0")
            return _said(line) == "PONG"
    except (OSError, ValueError):
        return False


def _ask(data: bytes, where: str) -> str:
    with _connected(where) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            line.sendall(len(piece).to_bytes(4) + piece)
        line.sendall(bytes(4))
        return _said(line)


@contextmanager
def _connected(where: str) -> Iterator[socket.socket]:
    if where.startswith("tcp://"):
        parts = urlsplit(where)
        line = socket.create_connection((parts.hostname or "", parts.port or 3310), SECONDS)
    else:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
    with line:
        if line.family == socket.AF_UNIX:
            line.connect(where)
        yield line


def _said(line: socket.socket) -> str:
    told = b""
    while b"\0" not in told and len(told) < ANSWER and (more := line.recv(ANSWER)):
        told += more
    return told.partition(b"\0")[0].decode(errors="replace")
