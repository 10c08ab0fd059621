"""A process that goes when the one that started it is gone, however that ended."""

import os
import signal
from threading import Thread

PIPE = "ALONGSIDE_PARENT_PIPE"


def leave_with_parent() -> None:
    """The parent holds the other end of a pipe and never writes; the kernel closes it when the parent ends."""
    pipe = os.environ.pop(PIPE, None)
    if pipe is not None:
        Thread(target=_wait, args=[int(pipe)], daemon=True).start()


def _wait(pipe: int) -> None:
    os.read(pipe, 1)
    os.kill(os.getpid(), signal.SIGTERM)
