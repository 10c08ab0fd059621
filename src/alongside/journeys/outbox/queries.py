"""The mail of a demo, read from the folder where it was kept instead of being sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Letter:
    key: str
    to: str
    subject: str
    text: str
    kept: datetime
    enclosed: tuple[str, ...]


def letters(newest: int = 100) -> list[Letter]:
    files = sorted(_folder().glob("*.eml"), reverse=True)[:newest]
    return [_letter(file) for file in files]


def letter(key: str) -> Letter | None:
    file = _folder() / f"{key}.eml"
    return _letter(file) if file.is_file() else None


def _folder() -> Path:
    return Path(settings.DATA.outbox)


def _letter(file: Path) -> Letter:
    message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    return Letter(
        key=file.stem,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=body.get_content() if body else "",
        kept=datetime.strptime(file.name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC),
        enclosed=tuple(_enclosed(message)),
    )


def _enclosed(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        yield f"{part.get_filename('without a name')}\n{part.get_content()}"
