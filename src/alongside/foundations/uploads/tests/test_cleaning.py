"""What comes out is harmless, and looks as what went in; what cannot be made harmless is refused in words."""

import errno
import subprocess
import sys
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any

import pikepdf
import pytest
from PIL import Image

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads import cleaning
from alongside.foundations.uploads.cleaning import clean
from alongside.foundations.uploads.kinds import Kind, kind_of
from alongside.foundations.uploads.tests import samples

PIXELS = 25_000_000


def cleaned(data: bytes) -> bytes:
    return clean(data, kind_of(data), most_pixels=PIXELS)


def test_a_photograph_says_no_more_where_it_was_taken_and_stands_upright() -> None:
    sent = samples.from_a_phone()
    assert samples.SECRET in sent
    came = cleaned(sent)
    assert samples.SECRET not in came
    with Image.open(BytesIO(came)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (300, 400), {})


def test_a_large_photograph_is_made_smaller_and_stays_legible() -> None:
    with Image.open(BytesIO(cleaned(samples.a_jpeg(5000, 4200)))) as picture:
        assert picture.size == (2500, 2100)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_every_png_can_be_drawn(mode: str) -> None:
    with Image.open(BytesIO(cleaned(samples.a_png(mode=mode)))) as picture:
        assert (picture.format, picture.size) == ("PNG", (400, 300))


def test_a_pdf_keeps_its_pages_and_nothing_that_was_said_about_its_writer() -> None:
    sent = samples.a_telling_pdf()
    assert samples.SECRET in sent
    came = cleaned(sent)
    assert samples.SECRET not in came
    with pikepdf.open(BytesIO(came)) as pdf:
        assert "/OpenAction" not in pdf.Root
        photograph: Any = pdf.pages[0].obj.Resources.XObject.Photo
        assert pikepdf.PdfImage(photograph).as_pil_image().size == (400, 300)


@pytest.mark.parametrize("name", samples.telling_jpegs())
def test_a_photograph_in_a_pdf_does_not_say_where_it_was_taken(name: str) -> None:
    photograph = samples.telling_jpegs()[name]
    sent = samples.a_pdf_of(photograph, "/DCTDecode")
    assert samples.SECRET in sent
    came = cleaned(sent)
    assert samples.SECRET not in came
    with pikepdf.open(BytesIO(came)) as pdf, Image.open(BytesIO(photograph)) as before:
        drawn: Any = pdf.pages[0].obj.Resources.XObject.Photo
        with Image.open(BytesIO(drawn.read_raw_bytes())) as after:
            assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize(
    "data",
    [
        b"no picture",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe1\0",
        b"\xff\xd8\xff\xe1\0\1\xff\xd9",
        b"\xff\xd8\xff\xe1\xff\xff\xff\xd9",
        b"\xff\xd8\xff\x01\xff\xd9",
        b"\xff\xd8said\xff\xd9",
        samples.a_jpeg()[:-2],
    ],
)
def test_a_picture_that_is_not_understood_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        cleaned(samples.a_pdf_of(data, "/DCTDecode"))


@pytest.mark.parametrize("name", samples.wrapped())
def test_a_part_that_we_cannot_look_into_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="cannot look into") as refused:
        cleaned(samples.wrapped()[name])
    assert "print it as a new PDF" in refused.value.next_step


@pytest.mark.parametrize("name", samples.bombs_in_a_wrapping())
def test_a_bomb_in_a_wrapping_is_weighed(name: str) -> None:
    with pytest.raises(Refused, match="unpacks to far more"):
        cleaned(samples.bombs_in_a_wrapping()[name])


def test_a_page_written_in_ascii_comes_through() -> None:
    assert cleaned(samples.a_page_in_ascii())


@pytest.mark.parametrize("name", samples.ACTIVE_PDFS)
def test_a_pdf_that_can_do_things_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="can do things"):
        cleaned(samples.ACTIVE_PDFS[name])


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(Refused, match="locked with a password"):
        cleaned(samples.a_locked_pdf())


@pytest.mark.parametrize("name", samples.polyglots())
def test_what_was_hung_onto_a_file_is_gone(name: str) -> None:
    sent = samples.polyglots()[name]
    assert samples.SCRIPT in sent
    assert samples.SCRIPT not in cleaned(sent)


@pytest.mark.parametrize("name", samples.of_other_kinds())
def test_other_kinds_are_refused_with_what_to_do_instead(name: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(samples.of_other_kinds()[name])
    assert refused.value.next_step


@pytest.mark.parametrize("data", [b"\xff\xd8\xffand no more", b"\x89PNG\r\n\x1a\n...", b"%PDF-1.7\nnothing"])
def test_what_only_begins_like_it_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        cleaned(data)


def test_a_file_cut_short_is_refused() -> None:
    for whole in (samples.a_jpeg(), samples.a_png(), samples.a_pdf()):
        with pytest.raises(Refused, match="damaged"):
            cleaned(whole[: len(whole) * 2 // 3])


@pytest.mark.parametrize(
    "text", ["Dear Sol,\r\n\tsee you < 5 & > 3.", "Përshëndetje 😀", "\ufeffWith a mark"]
)
def test_plain_text_comes_as_it_is(text: str) -> None:
    assert kind_of(text.encode()) is Kind.TEXT
    assert cleaned(text.encode()) == text.encode()


def test_a_child_that_does_not_come_back_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.foundations.uploads.cleaning.SECONDS", 0.01)
    with pytest.raises(Refused, match="asks for too much"):
        cleaned(samples.a_jpeg())


def test_nobody_waits_for_a_turn_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that waits holds rows of the database."""
    taken = BoundedSemaphore(1)
    monkeypatch.setattr(cleaning, "_at_once", taken)
    monkeypatch.setattr(cleaning, "WAITING", 0.01)
    with taken, pytest.raises(Refused, match="Try again"):
        cleaned(samples.a_jpeg())
    assert cleaned(samples.a_jpeg())
    with pytest.raises(Refused, match="damaged"):
        cleaned(b"%PDF-1.7\nnothing")
    assert taken.acquire(blocking=False)  # given back, whatever came of it


def test_what_reads_a_file_can_open_nothing() -> None:
    tries = (
        "import os, socket\n"
        "from alongside.foundations.uploads import child\n"
        "child._bind_hands()\n"
        "for act in (lambda: open('/dev/null'), socket.socket, lambda: (os.close(0), os.open('/dev/null', 0))):\n"
        "    try: act()\n"
        "    except OSError as error: print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", tries], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(errno.EMFILE)] * 3
