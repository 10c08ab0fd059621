"""What was written about somebody, and a disk that is full."""

from collections.abc import Callable
from contextlib import AbstractContextManager

LETTER, NOTE = b"Dear Sol, your flat is ready.", "Sol likes the sea."
Move = Callable[[], AbstractContextManager[None]]


def no_space(*_: object, **__: object) -> None:
    raise OSError("No space left on device")
