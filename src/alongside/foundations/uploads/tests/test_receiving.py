"""Weighed, scanned, made harmless; and whatever cannot be known to be so is refused."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received, receive
from alongside.foundations.uploads.scanning import Dangerous, answers
from alongside.foundations.uploads.tests import samples
from alongside.foundations.uploads.tests.scanner import CLEAN, VIRUS, scanner


def sent(data: bytes, name: str = "innocent.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/plain")


def test_neither_its_name_nor_the_browser_says_what_a_file_is() -> None:
    assert receive(sent(samples.a_png(), "letter.pdf.exe")).kind is Kind.PNG


@pytest.mark.parametrize(("size", "words"), [(0, "empty"), (10_000_001, "larger than 10 MB")])
def test_a_file_of_no_or_too_much_weight_is_refused(size: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        receive(sent(b"a" * size))


def test_a_file_that_the_scanner_finds_clean_comes_in(settings: Any, tmp_path: Path) -> None:
    letter = b"Dear Sol, " * 20_000
    with scanner(tmp_path, CLEAN) as (where, heard):
        settings.UPLOAD_SCANNER = where
        assert receive(sent(letter)) == Received(Kind.TEXT, letter)
    assert b"".join(heard) == letter
    assert len(heard) > 1


def test_a_dangerous_file_is_refused(settings: Any, tmp_path: Path) -> None:
    with scanner(tmp_path, VIRUS) as (settings.UPLOAD_SCANNER, _), pytest.raises(Dangerous):
        receive(sent(b"X5O!P%@AP"))


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK, nearly\0"])
def test_any_other_answer_is_none(settings: Any, tmp_path: Path, answer: bytes) -> None:
    with (
        scanner(tmp_path, answer) as (settings.UPLOAD_SCANNER, _),
        pytest.raises(Refused, match="Try again"),
    ):
        receive(sent(b"Dear Sol"))


@pytest.mark.parametrize("where", ["/nowhere/clamd", "tcp://127.0.0.1:1", "tcp://127.0.0.1:none"])
def test_a_scanner_that_does_not_answer_lets_nothing_in(settings: Any, where: str) -> None:
    settings.UPLOAD_SCANNER = where
    with pytest.raises(Refused, match="Try again"):
        receive(sent(b"Dear Sol"))
    assert not answers(where)


def test_whether_the_scanner_is_there(tmp_path: Path) -> None:
    with scanner(tmp_path, b"PONG\0") as (where, _):
        assert answers(where)
