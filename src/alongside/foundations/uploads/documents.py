"""A PDF is read strictly, refused when it could do anything, and written anew from what its pages reach."""

import zlib
from base64 import a85decode
from collections.abc import Iterator
from io import BytesIO
from math import prod
from typing import Any

import pikepdf
from pikepdf import Name, Object, Pdf

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.segments import without_remarks

PRINT_AGAIN = "Open it and print it as a new PDF, then add that."
MOST_OBJECTS = 100_000
MOST_INFLATED = 200_000_000  # bytes of all its streams together, when a viewer unpacks them
MOST_DOTS = 100_000_000  # of one picture in it
CHUNK = 1_000_000

# Keys under which a program, another file or a form that is a program stands.
ACTIVE_KEYS = frozenset(
    {
        "/JS",
        "/JavaScript",
        "/AA",
        "/EF",
        "/EmbeddedFiles",
        "/XFA",
        "/RichMediaContent",
        "/RichMediaSettings",
        "/Collection",
    }
)
ACTIVE_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie"),
        *("/Sound", "/RichMediaExecute", "/GoTo3DView"),
    }
)
ACTIVE_NOTES = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment", "/PS"})
# How many times larger each may make what goes in. Others are refused: of LZWDecode nobody can say, a JPXDecode holds
# remarks, and so does a DCTDecode in which we cannot look since something else was wrapped around it.
GROWTH = {
    **{"/FlateDecode": 1, "/DCTDecode": 1},  # counted, and told by its dots
    **{"/ASCIIHexDecode": 1, "/ASCII85Decode": 4, "/RunLengthDecode": 64},
    **{"/CCITTFaxDecode": 1, "/JBIG2Decode": 1},  # told by their dots
}
REMARKS = ("/Metadata", "/PieceInfo")  # who wrote it, where, with what

DAMAGED = Refused("This PDF is damaged.", PRINT_AGAIN)
LOCKED = Refused("This PDF is locked with a password.", "Open it, and print it as a new PDF without one.")
ACTIVE = Refused("This PDF can do things: run a program, open a file or send a form.", PRINT_AGAIN)
PACKED = Refused("A part of this PDF is packed in a way that we cannot look into.", PRINT_AGAIN)
TOO_LARGE_INSIDE = Refused("This PDF unpacks to far more than its size.", PRINT_AGAIN)


def open_what_it_needs() -> None:
    """The source of random numbers, by which a locked one is read: else it is opened at the first use."""
    Pdf.new().save(BytesIO(), encryption=pikepdf.Encryption(owner="", user=""))


def rewrite(data: bytes) -> bytes:
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return _rewritten(pdf)
    except pikepdf.PasswordError:
        raise LOCKED from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, zlib.error):
        raise DAMAGED from None


def _rewritten(pdf: Pdf) -> bytes:
    if pdf.is_encrypted:
        raise LOCKED
    if len(pdf.objects) > MOST_OBJECTS:
        raise TOO_LARGE_INSIDE
    _quieten_opening(pdf)
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size", "/ID"}:
        del pdf.trailer[key]
    inflated = sum(_checked(found) for one in [*pdf.objects, pdf.Root] for found in _within(one))
    if not pdf.pages or inflated > MOST_INFLATED:
        raise TOO_LARGE_INSIDE if pdf.pages else DAMAGED
    written = BytesIO()
    pdf.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.none, fix_metadata_version=False)
    return written.getvalue()


def _quieten_opening(pdf: Pdf) -> None:
    """Many writers say on which page to open: that is no program, and nobody misses it."""
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != Name.GoTo:
        raise ACTIVE
    if opening is not None:
        del pdf.Root.OpenAction


def _within(outer: Object) -> Iterator[Any]:
    """Every dictionary and stream in an object, to where the next object is named."""
    waiting = [outer]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield found
            inner: Any = (
                found.values() if isinstance(found, pikepdf.Dictionary) else found.stream_dict.values()
            )
        elif isinstance(found, pikepdf.Array):
            inner = found
        else:
            continue
        waiting.extend(part for part in inner if isinstance(part, Object) and not part.is_indirect)


def _checked(found: Any) -> int:
    """Gives how many bytes its stream unpacks to."""
    keys = set(found.keys())
    if (
        keys & ACTIVE_KEYS
        or str(found.get("/S")) in ACTIVE_ACTIONS
        or str(found.get("/Subtype")) in ACTIVE_NOTES
    ):
        raise ACTIVE
    for key in keys.intersection(REMARKS):
        del found[key]
    return _check_stream(found) if isinstance(found, pikepdf.Stream) else 0


def _check_stream(stream: pikepdf.Stream) -> int:
    if "/F" in stream:  # its bytes stand in another file
        raise ACTIVE
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MOST_DOTS:
        raise TOO_LARGE_INSIDE
    filters, raw = _filters(stream), stream.read_raw_bytes()
    if filters == ["/DCTDecode"]:
        said: Any = stream.stream_dict
        stream.write(without_remarks(raw), filter=said.Filter, decode_parms=said.get("/DecodeParms"))
    return _weight(raw, filters)


def _weight(raw: bytes, filters: list[str]) -> int:
    """The most bytes that it can unpack to."""
    if filters[:1] == ["/ASCII85Decode"] and "/FlateDecode" in filters:  # as some programs write every page
        return _weight(a85decode(b"<~" + raw.strip().removeprefix(b"<~"), adobe=True), filters[1:])
    wrapped = "/FlateDecode" in filters[1:] or ("/DCTDecode" in filters and len(filters) > 1)
    if wrapped or not GROWTH.keys() >= set(filters):
        raise PACKED
    return prod(GROWTH[one] for one in filters) * (_inflated(raw) if "/FlateDecode" in filters else len(raw))


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    if named is None:
        return []
    return [str(one) for one in named] if isinstance(named, pikepdf.Array) else [str(named)]


def _inflated(raw: bytes) -> int:
    """Counted in pieces, and never kept."""
    unpacking, size, left = zlib.decompressobj(), 0, raw
    while left and not unpacking.eof:
        size += len(unpacking.decompress(left, CHUNK))
        left = unpacking.unconsumed_tail
        if size > MOST_INFLATED:
            raise TOO_LARGE_INSIDE
    return size
