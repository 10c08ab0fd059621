"""A paper in the scripts people write in, tagged, with nothing fetched and nothing hidden in it."""

import io
import socket
import zipfile
from typing import Any

import pikepdf
import pytest
from docx import Document

from alongside.foundations.papers.paper import Heading, Paper, Table, Words
from alongside.foundations.papers.pdf import as_pdf
from alongside.foundations.papers.word import as_word

MARK = "This copy is for Ana Duarte, Sunday 22 November 2026, 22:20."
NAMES = {
    "NotoSans": "Nguyễn Thị Ánh Tuyết",
    "NotoSansArabic": "سارة أحمد",
    "NotoSansEthiopic": "ሰላም ከበደ",
    "NotoSansBengali": "রহিমা খাতুন",
}
HOSTILE = '#eval("1") *bold* $x$ \\ <script> =IMPORT("x")'
PAPER = Paper(
    "Minutes, meeting AL-0001",
    MARK,
    [
        Heading("Who was there"),
        Table("Who came", ("Who", "How"), [(name, "Came") for name in NAMES.values()]),
        *(Words(name, label="Said:") for name in NAMES.values()),
        Words(HOSTILE, quiet=True),
        *(Words(f"Line {number}") for number in range(80)),
    ],
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a paper asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_pdf_is_tagged_and_each_script_has_letters_of_its_own() -> None:
    with pikepdf.open(io.BytesIO(as_pdf(PAPER))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en"
        assert "/StructTreeRoot" in pdf.Root
        assert len(pdf.pages) > 1
        fonts = {font for page in pdf.pages for font in fonts_of(page)}
    assert {name.partition("-")[0] for name in fonts} >= set(NAMES)


def fonts_of(page: pikepdf.Page) -> set[str]:
    named: Any = page.obj.Resources.get("/Font", {})
    return {str(font.BaseFont).rpartition("+")[2] for font in named.values()}


def test_the_mark_is_drawn_on_every_page_of_a_pdf() -> None:
    """Drawn as the same letters in the same font, so that two pages differ in what stands below it."""
    without = Paper(PAPER.title, "", PAPER.blocks)
    with pikepdf.open(io.BytesIO(as_pdf(PAPER))) as marked, pikepdf.open(io.BytesIO(as_pdf(without))) as bare:
        pages = list(zip(marked.pages, bare.pages, strict=True))
        longer = [len(page.Contents.read_bytes()) > len(other.Contents.read_bytes()) for page, other in pages]
    assert len(longer) > 1
    assert all(longer)


def test_words_are_shown_as_they_are_in_word_and_say_nothing_hidden() -> None:
    made = as_word(PAPER)
    document = Document(io.BytesIO(made))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert HOSTILE in told
    assert "Said: سارة أحمد" in told
    assert document.sections[0].header.paragraphs[0].text == MARK
    assert [cell.text for cell in document.tables[0].columns[0].cells] == ["Who", *NAMES.values()]
    assert document.core_properties.author == ""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        outside = [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
    assert outside == []


def test_a_name_in_other_letters_still_gives_a_paper_that_says_so() -> None:
    odd = Paper("Minutes", "", [Words("王小明"), Table("Nobody", ("Who",), [])])
    assert as_pdf(odd).startswith(b"%PDF")
    assert len(as_pdf(odd)) > len(as_pdf(Paper("Minutes", "", [Words("Wang Xiaoming")])))
    assert "王小明" in [paragraph.text for paragraph in Document(io.BytesIO(as_word(odd))).paragraphs]


def test_signs_that_no_file_may_hold_are_left_out_and_the_words_stay() -> None:
    pasted = "One line\x0bthe next\x00\x1b end\ud800\ufffe"
    odd = Paper("Minutes", "For you\x01", [Words(pasted), Table("T\x02", ("Who\x03",), [["Sol\x04"]])])
    document = Document(io.BytesIO(as_word(odd)))
    assert "One line\nthe next end" in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables[0].rows[1].cells[0].text == "Sol"
    assert as_pdf(odd).startswith(b"%PDF")
