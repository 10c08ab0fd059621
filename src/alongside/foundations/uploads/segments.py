"""What a JPEG says besides its picture, cut out without drawing it anew: for photographs that stand in a PDF."""

START, SCAN = b"\xff\xd8", 0xDA
# Place, camera, names, comments. APP0 (JFIF) and APP14 (Adobe) say how the colours are meant, and stay.
REMARKS = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


def without_remarks(jpeg: bytes) -> bytes:
    """As it was where it is no JPEG: a viewer would not draw it either."""
    if not jpeg.startswith(START):
        return jpeg
    kept, at = [START], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if jpeg[at + 1] not in REMARKS:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
