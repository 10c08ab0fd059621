"""Files as people send them, and as attackers do. `SECRET` stands in each where it must not come through."""

import zlib
from base64 import a85encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

SECRET = b"51.4975,-0.1357"
SCRIPT = b"<script src=//example.invalid></script>"
ACTIVE_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_jpeg(width: int = 400, height: int = 300, **how: Any) -> bytes:
    return _saved(Image.effect_noise((width, height), 60).convert("RGB"), "JPEG", **how)


def a_png(width: int = 400, height: int = 300, mode: str = "RGB") -> bytes:
    return _saved(Image.new(mode, (width, height)), "PNG")


def _saved(picture: Image.Image, form: str, **how: Any) -> bytes:
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


def from_a_phone() -> bytes:
    """Lying on its side, and saying where, when and with what it was taken."""
    said = Image.Exif()
    said[Base.Make], said[Base.Orientation] = SECRET.decode(), 6
    said.get_ifd(IFD.GPSInfo)[GPS.GPSMapDatum] = SECRET.decode()
    return a_jpeg(exif=said, comment=SECRET, xmp=SECRET)


def a_pdf(change: Callable[[Pdf], None] = lambda pdf: None, **how: Any) -> bytes:
    written, pdf = BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    change(pdf)
    pdf.save(written, **how)
    return written.getvalue()


def _at_opening(**action: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(**action)

    return change


def _on_the_page(**parts: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **parts)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return change


def _with_a_file(pdf: Pdf) -> None:
    pdf.attachments["../../etc/cron.d/run"] = b"MZ"


def _with_xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


def _on_closing(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(C=Dictionary(S=Name.Named, N=Name.Print))


def _from_elsewhere(pdf: Pdf) -> None:
    pdf.Root.Elsewhere = pdf.make_stream(b"", F=pikepdf.String("/etc/passwd"))


LAUNCH = Dictionary(S=Name.Launch, F=pikepdf.String("cmd.exe"))
ACTIVE_PDFS: dict[str, bytes] = {
    "script at opening": a_pdf(_at_opening(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))),
    "address at opening": a_pdf(_at_opening(S=Name.URI, URI=pikepdf.String("https://example.invalid"))),
    "launch behind a link": a_pdf(_on_the_page(Subtype=Name.Link, A=LAUNCH)),
    "form that is sent": a_pdf(_on_the_page(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm))),
    "film": a_pdf(_on_the_page(Subtype=Name.RichMedia)),
    "act at closing": a_pdf(_on_closing),
    "file in it": a_pdf(_with_a_file),
    "XFA": a_pdf(_with_xfa),
    "bytes of another file": a_pdf(_from_elsewhere),
}


def a_locked_pdf() -> bytes:
    return a_pdf(encryption=pikepdf.Encryption(owner="owner", user=""))


def a_telling_pdf() -> bytes:
    """With a photograph in it, and what its writer's machine said of them."""

    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = SECRET.decode()
        pdf.Root.Metadata = pdf.make_stream(SECRET, Type=Name.Metadata)
        _with_a_photograph(pdf, from_a_phone(), Name.DCTDecode)
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    return a_pdf(change)


def _with_a_photograph(pdf: Pdf, photograph: bytes, packed: Name | Array) -> None:
    size = {"Width": 400, "Height": 300, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}
    drawn = pdf.make_stream(photograph, Subtype=Name.Image, Filter=packed, **size)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Photo=drawn))


def a_pdf_of(photograph: bytes, *packed: str) -> bytes:
    """As it is: what writes it would pack it anew."""
    how = Array([Name(one) for one in packed])
    return a_pdf(lambda pdf: _with_a_photograph(pdf, photograph, how), compress_streams=False)


def _remark(marker: int = 0xE1) -> bytes:
    return bytes([0xFF, marker]) + (len(SECRET) + 2).to_bytes(2) + SECRET


def telling_jpegs() -> dict[str, bytes]:
    """Where it was taken, in places of a JPEG in which a camera seldom writes, and a viewer does not mind."""
    plain, waves = a_jpeg(), a_jpeg(progressive=True)
    second = waves.index(b"\xff\xda", waves.index(b"\xff\xda") + 2)
    small = b"\xff\xe0" + (16 + len(SECRET)).to_bytes(2) + plain[6:18] + b"\5\1" + SECRET
    return {
        "behind filling": plain[:2] + b"\xff\xff\xff" + _remark() + plain[2:],
        "between waves": waves[:second] + _remark() + b"\xff" + _remark(0xFE) + waves[second:],
        "behind the end": plain + from_a_phone(),
        "in a small picture": plain[:2] + small + plain[20:],
        "in colours": plain[:2] + _remark(0xEE) + plain[2:],
    }


def wrapped() -> dict[str, bytes]:
    """PDFs with a part of which nobody can say what is in it, or how much, without unpacking it."""
    once = zlib.compress(from_a_phone())
    bomb = zlib.compress(zlib.compress(bytes(10_000_000)))
    return {
        "photograph in Flate": a_pdf_of(once, "/FlateDecode", "/DCTDecode"),
        "photograph in ASCII": a_pdf_of(a85encode(from_a_phone()) + b"~>", "/ASCII85Decode", "/DCTDecode"),
        "photograph by a short name": a_pdf_of(from_a_phone(), "/DCT"),
        "JPEG 2000": a_pdf_of(b"\0\0\0\x0cjP  " + SECRET, "/JPXDecode"),
        "Flate in Flate": a_pdf_of(bomb, "/FlateDecode", "/FlateDecode"),
        "Flate in numbers": a_pdf_of(
            zlib.compress(bytes(9)).hex().encode(), "/ASCIIHexDecode", "/FlateDecode"
        ),
        "LZW": a_pdf_of(b"\x80\x0b\x60\x50", "/LZWDecode"),
        "Flate in runs": a_pdf_of(once, "/RunLengthDecode", "/FlateDecode"),
    }


def bombs_in_a_wrapping() -> dict[str, bytes]:
    packed = zlib.compress(bytes(300_000_000), 9)
    return {
        "Flate in ASCII": a_pdf_of(a85encode(packed) + b"~>", "/ASCII85Decode", "/FlateDecode"),
        "runs": a_pdf_of(b"\x81a" * 2_000_000, "/RunLengthDecode"),
        "runs in Flate": a_pdf_of(zlib.compress(b"\x81a" * 2_000_000), "/FlateDecode", "/RunLengthDecode"),
    }


def a_page_in_ascii() -> bytes:
    """As one of the programs that write most PDFs does it."""
    drawn = a85encode(zlib.compress(b"0 0 m 9 9 l S")) + b"~>\n"
    return a_pdf_of(drawn, "/ASCII85Decode", "/FlateDecode")


def a_pdf_bomb(size: int = 1_000_000_000) -> bytes:
    packed = zlib.compress(bytes(size // 10) * 10, 9)
    return a_pdf(lambda pdf: setattr(pdf.Root, "Bomb", pdf.make_stream(packed, Filter=Name.FlateDecode)))


def an_object_bomb(size: int = 1_000_000_000) -> bytes:
    """Objects are packed too, and whoever reads the file has to unpack them first."""
    pages, page = b"<</Type/Pages/Count 1/Kids[5 0 R]>>", b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>"
    objects = b"3 0 5 %d " % len(pages)
    packed = zlib.compress(objects + pages + page + b" " * size, 9)
    body = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n"
    rows = [bytes(5), _row(1, 9), _row(1, len(body)), _row(2, 2)]
    head = b"2 0 obj<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>stream\n"
    body += head % (len(objects), len(packed)) + packed + b"\nendstream endobj\n"
    table = b"".join([*rows, _row(1, len(body)), _row(2, 2, 1)])
    head = b"4 0 obj<</Type/XRef/Size 6/W[1 3 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return b"%s%s%s\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % (body, head, table, len(body))


def _row(kind: int, where: int, number: int = 0) -> bytes:
    return bytes([kind]) + where.to_bytes(3) + bytes([number])


def _titled(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = SCRIPT.decode()


def polyglots() -> dict[str, bytes]:
    """Each is what it seems, and a web page or an archive to somebody else."""
    return {
        "jpeg with a page behind": a_jpeg() + SCRIPT,
        "jpeg with an archive behind": a_jpeg() + b"PK\x03\x04" + SCRIPT,
        "jpeg with a page in a comment": a_jpeg(comment=SCRIPT),
        "png with a page behind": a_png() + SCRIPT,
        "pdf with a page behind": a_pdf() + SCRIPT,
        "pdf with a page in its title": a_pdf(_titled),
    }


def of_other_kinds() -> dict[str, bytes]:
    return {
        "svg": ACTIVE_SVG,
        "svg with a head": b"\xef\xbb\xbf <?xml version='1.0'?>" + ACTIVE_SVG,
        "html": b"<!doctype html><body onload=alert(1)>",
        "html after words": b"Dear all,\n<iframe src=//example.invalid></iframe>",
        "word": b"PK\x03\x04\x14\0../../evil.docx",
        "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "rtf": b"{\\rtf1\\object}",
        "postscript": b"%!PS-Adobe-3.0",
        "heic": b"\0\0\0\x18ftypheic",
        "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
        "gif": b"GIF89a",
        "program": b"MZ\x90\0\x03",
        "two languages": b"\xff\xfeh\0i\0",
        "pdf further on": b"GARBAGE\0" + a_pdf(),
    }
