"""Files about a person, each sealed with the key of its case, in the folder `files` of the data.

A name on the disk says nothing: it is the random number of the file.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.foundations.kernel.disk import keep_entries, write_new
from alongside.foundations.sealing.envelope import seal, unseal
from alongside.foundations.sealing.keyring import key_of, key_to_read


def put(case_id: UUID, file_id: UUID, data: bytes) -> None:
    """On the disk for good before the row that names it is written; a file without a row is swept away later."""
    path = path_of(file_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed = seal(key_of(case_id), _place(file_id), data)
    write_new(path, sealed)
    keep_entries(path.parent)
    keep_entries(path.parent.parent)


def get(case_id: UUID, file_id: UUID) -> bytes:
    return unseal(key_to_read(case_id), _place(file_id), path_of(file_id).read_bytes())


def remove(file_id: UUID) -> None:
    path_of(file_id).unlink(missing_ok=True)


def remove_when_certain(file_id: UUID) -> None:
    """With the transaction. One that cannot be removed stops nothing that comes after it: the night sweeps it away."""
    transaction.on_commit(lambda: remove(file_id), robust=True)


def every_file() -> Iterator[tuple[UUID, Path]]:
    for path in sorted(settings.SEALED_FILES.glob("??/*")):
        yield UUID(hex=path.name), path


def path_of(file_id: UUID) -> Path:
    folder: Path = settings.SEALED_FILES
    return folder / file_id.hex[:2] / file_id.hex


def _place(file_id: UUID) -> str:
    return f"file.{file_id.hex}"
