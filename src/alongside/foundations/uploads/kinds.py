"""What a file is, by what is in it. What it is called, and what the browser says of it, is never asked."""

import re
from enum import StrEnum

from alongside.foundations.kernel.results import Refused

SAVE_AS_PDF = "Open it and save or print it as a PDF, then add that."
SAVE_AS_PICTURE = "Save it as JPEG or PNG, or take a picture of the screen, then add that."
TAKEN = "We take photographs (JPEG, PNG), PDF and plain text."


class Kind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"
    TEXT = "text"

    @property
    def words(self) -> str:
        return {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.PDF: "PDF", Kind.TEXT: "plain text"}[self]

    @property
    def suffix(self) -> str:
        return {Kind.JPEG: "jpg", Kind.PNG: "png", Kind.PDF: "pdf", Kind.TEXT: "txt"}[self]

    @property
    def content_type(self) -> str:
        return {
            Kind.JPEG: "image/jpeg",
            Kind.PNG: "image/png",
            Kind.PDF: "application/pdf",
            Kind.TEXT: "text/plain; charset=utf-8",
        }[self]


BEGINS = {b"\xff\xd8\xff": Kind.JPEG, b"\x89PNG\r\n\x1a\n": Kind.PNG, b"%PDF-": Kind.PDF}
REFUSED = (
    (
        re.compile(rb"PK(\x03\x04|\x05\x06|\x07\x08)|\xd0\xcf\x11\xe0|\{\\rtf|%!PS"),
        "Word, Excel and packed files",
    ),
    (
        re.compile(rb"GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0\0\0|....ftyp", re.DOTALL),
        "pictures of this kind",
    ),
)
NEXT_STEPS = {"Word, Excel and packed files": SAVE_AS_PDF, "pictures of this kind": SAVE_AS_PICTURE}
# A browser that is fooled into drawing text would run these.
MARKUP = re.compile(
    r"\A\s*<|<(!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|img|link|meta|style|math)\b",
    re.IGNORECASE,
)
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kind_of(data: bytes) -> Kind:
    for start, kind in BEGINS.items():
        if data.startswith(start):
            return kind
    for start_of_others, name in REFUSED:
        if start_of_others.match(data):
            raise Refused(f"We do not take {name}.", NEXT_STEPS[name])
    check_text(data)
    return Kind.TEXT


def check_text(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("We do not know what this file is.", TAKEN) from None
    if NOT_IN_TEXT.search(text):
        raise Refused("We do not know what this file is.", TAKEN)
    if MARKUP.search(text):
        raise Refused(
            "We do not take web pages and drawings (HTML, SVG), which can carry programs.", SAVE_AS_PDF
        )
