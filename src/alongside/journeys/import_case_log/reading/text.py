import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.reading.table import Line

SAVE_AS = "Save it as “CSV UTF-8” and import that."


def text_lines(name: str, content: bytes) -> Iterator[Line]:
    """UTF-8 with commas; a byte order mark is left out. A cell may hold line breaks inside quotation marks."""
    if b"\0" in content:
        raise Refused(f"{name} is not a text file: it holds NUL bytes.", SAVE_AS)
    reader = csv.reader(StringIO(_decoded(name, content), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        raise Refused(
            f"{name}, line {line}: the quotation marks do not match ({problem}), so the rows cannot be told apart."
        ) from None


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise Refused(f"{name} is not UTF-8 text: line {line} holds other bytes.", SAVE_AS) from None
