"""What a JPEG says besides its picture, cut out without drawing it anew: for photographs that stand in a PDF."""

import re
from collections.abc import Iterator

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN = 0xDA
# Without these it cannot be drawn: how it is packed, its size, its tables, its dots.
DRAWN = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)}) - {0xC8}
# Place, camera, names, comments, small pictures of the picture.
REMARKS = frozenset({*range(0xE0, 0xF0), 0xFE})
# Two of them say how the colours are meant. How they begin, how much of it stays, and what is said instead of the rest:
# that no small picture follows.
COLOURS = {0xE0: (b"JFIF\0", 12, bytes(2)), 0xEE: (b"Adobe", 12, b"")}
# In a scan, 0xFF stands before a zero or the number of a restart; before another it is filling.
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class NotUnderstood(ValueError):
    """Somebody's viewer may find a picture in it all the same, and we could not say what else."""


def without_remarks(jpeg: bytes) -> bytes:
    if not jpeg.startswith(START):
        raise NotUnderstood
    return b"".join([START, *_kept(jpeg), END])


def _kept(jpeg: bytes) -> Iterator[bytes]:
    """Up to the end of the picture. Whatever hangs behind that is none of it."""
    at = _marker_at(jpeg, len(START))
    while jpeg[at] != END[1]:
        marker, end = jpeg[at], at + 1 + int.from_bytes(jpeg[at + 1 : at + 3])
        if not at + 3 <= end <= len(jpeg):
            raise NotUnderstood
        yield _plain(marker, jpeg[at + 3 : end])
        if marker == SCAN:
            start, end = end, _end_of_scan(jpeg, end)
            yield jpeg[start:end]
        at = _marker_at(jpeg, end)


def _marker_at(jpeg: bytes, at: int) -> int:
    """Where it stands, behind one 0xFF or as many as somebody liked."""
    found = at
    while jpeg[found : found + 1] == b"\xff":
        found += 1
    if found in (at, len(jpeg)):
        raise NotUnderstood
    return found


def _plain(marker: int, said: bytes) -> bytes:
    if marker in DRAWN:
        return _segment(marker, said)
    if marker not in REMARKS:
        raise NotUnderstood
    start, length, more = COLOURS.get(marker, (b"", 0, b""))
    return _segment(marker, said[:length] + more) if length and said.startswith(start) else b""


def _segment(marker: int, said: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(said) + 2).to_bytes(2) + said


def _end_of_scan(jpeg: bytes, at: int) -> int:
    found = AFTER_SCAN.search(jpeg, at)
    if found is None:
        raise NotUnderstood
    return found.start()
