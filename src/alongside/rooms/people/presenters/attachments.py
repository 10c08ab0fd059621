from collections.abc import Iterable
from dataclasses import dataclass

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.words import full_moment
from alongside.foundations.uploads.kinds import Kind
from alongside.rooms.people.models import Attachment, AttachmentRemoved
from alongside.rooms.people.words import AttachedWhat

KILO, MEGA = 1_000, 1_000_000


@dataclass(frozen=True)
class AttachmentLine:
    attachment: Attachment
    about: str
    says: str
    source: str
    agreed: str


def attachments(rows: Iterable[Attachment]) -> list[AttachmentLine]:
    return [_line(row) for row in rows]


def _line(row: Attachment) -> AttachmentLine:
    says = f"{AttachedWhat(row.what).words}, {Kind(row.kind).words}, {size_in_words(row.size)}"
    source = f"Added by {row.added_by.full_name}, {full_moment(row.added_at)}"
    return AttachmentLine(row, SECTION_WORDS[Section(row.section)], says, source, _agreed(row))


def _agreed(row: Attachment) -> str:
    if row.agreed_at is None or row.agreed_by is None:
        return ""
    return f"They agreed to it {full_moment(row.agreed_at)}, as {row.agreed_by.full_name} heard."


def size_in_words(size: int) -> str:
    return f"{size / MEGA:.1f} MB" if size >= MEGA else f"{max(1, round(size / KILO))} kB"


def removed_attachments(rows: Iterable[AttachmentRemoved]) -> list[str]:
    return [
        f"A document about “{SECTION_WORDS[Section(row.section)]}” was removed by {row.removed_by.full_name}, "
        f"{full_moment(row.removed_at)}: {row.reason}"
        for row in rows
    ]
