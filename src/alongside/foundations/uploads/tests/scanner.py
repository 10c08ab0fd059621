"""A ClamAV of one question: what was sent to it, and the answer it was told to give."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRUS = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"
CLEAN = b"stream: OK\0"


@contextmanager
def scanner(folder: Path, answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(folder / "clamd"))
        listener.listen()
        thread = threading.Thread(target=_serve, args=(listener, answer, heard))
        thread.start()
        yield str(folder / "clamd"), heard
        thread.join(10)


def _serve(listener: socket.socket, answer: bytes, heard: list[bytes]) -> None:
    line, _ = listener.accept()
    with line, line.makefile("rb") as read:
        if read.read(6) == b"zPING\0":
            line.sendall(answer)
            return
        read.read(4)
        while length := int.from_bytes(read.read(4)):
            heard.append(read.read(length))
        line.sendall(answer)
