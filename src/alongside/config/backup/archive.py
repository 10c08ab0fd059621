"""A backup file: a tar, encrypted with age before it touches a disk.

Nothing more is needed to open one by hand: `age --decrypt --identity KEY FILE | tar --extract`. Its last member carries
a mark made with a key of this deployment: anybody can encrypt for a public key, and only we can make the mark.
"""

import hmac
import json
import os
import secrets
import tarfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage import x25519

from alongside.foundations.kernel.results import Refused

FORMAT = 1
MANIFEST, KEYS, ERASURES, END = "manifest.json", "keys.jsonl", "erasures", "end.json"
BLOCK = 512
PURPOSE = b"alongside.backup\0"


class Damaged(Refused):
    """What is read is not what was written."""


@dataclass(frozen=True)
class Member:
    name: str
    content: bytes

    @classmethod
    def of(cls, name: str, told: dict[str, Any]) -> "Member":
        return cls(name, json.dumps(told).encode())

    @property
    def told(self) -> Any:
        try:
            return json.loads(self.content)
        except ValueError:
            raise Damaged(f"{self.name} of the backup is damaged.") from None


@dataclass
class Mark:
    """Grows with every member, in their order."""

    key: str
    _made: Any = field(init=False)

    def __post_init__(self) -> None:
        self._made = hmac.new(PURPOSE + self.key.encode(), digestmod=sha256)

    def add(self, member: Member) -> None:
        self._made.update(f"{member.name}\0{len(member.content)}\0".encode() + member.content)

    @property
    def digest(self) -> str:
        return str(self._made.hexdigest())


def write(path: Path, members: Iterable[Member], to: list[x25519.Recipient], *, key: str) -> None:
    """Whole and on the disk, or not at all under this name."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    source = _Source(_tar(members, Mark(key)))
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            _encrypt(source, file, to)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        raise Refused(f"The backup cannot be written to {path}: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def _encrypt(source: "_Source", file: BinaryIO, to: list[x25519.Recipient]) -> None:
    try:
        pyrage.encrypt_io(source, file, to)
    except pyrage.EncryptError:
        if source.failed:  # which the encryption would hide
            raise source.failed from None
        raise


class _Source:
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""
        self.failed: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest and (piece := next(self._pieces, None)) is not None:
                self._rest = piece
        except Exception as error:
            self.failed = error
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def _tar(members: Iterable[Member], mark: Mark) -> Iterator[bytes]:
    for member in members:
        mark.add(member)
        yield from _packed(member)
    yield from _packed(Member.of(END, {"mark": mark.digest}))
    yield bytes(2 * BLOCK)


def _packed(member: Member) -> Iterator[bytes]:
    about = tarfile.TarInfo(member.name)
    about.size, about.mode = len(member.content), 0o600
    yield about.tobuf(tarfile.USTAR_FORMAT)
    yield member.content
    yield bytes(-len(member.content) % BLOCK)


def read(path: Path, by: list[x25519.Identity], *, key: str | None) -> Iterator[Member]:
    """Every member but the last. Ended without an error, the file was whole. `key` None: somebody else marked it."""
    mark = Mark(key or "")
    with _decrypted(path, by) as stream:
        for member in _members(stream, path):
            if member.name == END:
                if key is not None and not hmac.compare_digest(str(member.told.get("mark")), mark.digest):
                    raise Damaged(
                        f"{path} was not written by this deployment.",
                        "Put back its folder keys/ first. If it is of another one, say --of-another.",
                    )
                return
            mark.add(member)
            yield member
    raise Damaged(f"{path} has lost its end.")


def _members(stream: BinaryIO, path: Path) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for about in tar:
                content = tar.extractfile(about)
                yield Member(about.name, content.read() if content else b"")
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Damaged(f"{path} is damaged.", "Take another backup.") from error


@contextmanager
def _decrypted(path: Path, by: list[x25519.Identity]) -> Iterator[BinaryIO]:
    """Decrypted as it is read, in a thread; what is wrong with it is said when the reader is through."""
    failed: list[Exception] = []
    out, into = os.pipe()

    def decrypt() -> None:
        try:
            with open(into, "wb") as pipe, open(path, "rb") as file:
                pyrage.decrypt_io(file, pipe, by)
        except BrokenPipeError:
            pass
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=decrypt)
    thread.start()
    try:
        with open(out, "rb") as stream:
            yield stream
            while stream.read(BLOCK * 128):
                pass
    except Damaged:
        thread.join()
        if failed and "roken pipe" not in str(failed[0]):  # that we let go of the pipe is no reason
            raise _why(path, failed[0]) from None
        raise
    thread.join()
    if failed:
        raise _why(path, failed[0]) from failed[0]


def _why(path: Path, error: Exception) -> Refused:
    if "No matching keys" in str(error):
        return Refused(
            f"{path} is not encrypted for this identity.", "Take the one whose public half was named."
        )
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return Refused(f"{path} cannot be read.")
    return Damaged(f"{path} is damaged: it was changed, or cut short.", "Take another backup.")
