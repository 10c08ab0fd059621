"""On the disk when these return: what was written outlives a crash of the machine."""

import os
from pathlib import Path


def write_new(path: Path, content: bytes) -> None:
    """A file of its owner's alone, that was not there before. Its name is kept by `keep_entries` of the folder."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def keep_entries(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
