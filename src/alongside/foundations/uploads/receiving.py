"""The one way by which a file comes in: weighed, recognised, scanned, made harmless. Else nothing is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.conf import settings

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.cleaning import clean
from alongside.foundations.uploads.kinds import TAKEN, Kind, kind_of
from alongside.foundations.uploads.scanning import scan

OF_THE_FORM = 1_000_000  # bytes around the file
V = TypeVar("V", bound=Callable[..., Any])


def takes_files(view: V) -> V:
    """Only such a page is sent more than a form of words."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def does_take_files(view: object) -> bool:
    return getattr(view, "takes_files", False) is True


class Upload(Protocol):
    @property
    def size(self) -> int | None: ...

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class Received:
    """Harmless, as far as we can tell. `data` is not what was sent, but what we made of it."""

    kind: Kind
    data: bytes


def receive(upload: Upload) -> Received:
    _weigh(upload.size or 0)
    data = upload.read()
    _weigh(len(data))
    if settings.UPLOAD_SCANNER:
        scan(data, settings.UPLOAD_SCANNER)
    kind = kind_of(data)
    cleaned = clean(data, kind, most_pixels=settings.UPLOAD_PIXELS)
    _weigh(len(cleaned))
    return Received(kind, cleaned)


def _weigh(size: int) -> None:
    if size == 0:
        raise Refused("This file is empty.", TAKEN)
    if size > settings.UPLOAD_BYTES:
        raise Refused(
            f"This file is larger than {settings.UPLOAD_BYTES // 1_000_000} MB.",
            "Take the photograph again with a smaller setting, or split the document.",
        )
