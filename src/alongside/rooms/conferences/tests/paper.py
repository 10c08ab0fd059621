"""Reads a page the way a browser would send it back, and a Word file the way somebody reads it."""

import io
from html.parser import HTMLParser
from typing import Any

from docx import Document

Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.filled: dict[str, list[str]] = {}
        self._name = ""
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "input" and found.get("type") not in ("submit", "button"):
            if found.get("type") not in ("radio", "checkbox") or "checked" in found:
                self._fill(name, found.get("value") or "")
        elif tag == "textarea":
            self._name, self._text = name, []
        elif tag == "select":
            self._name = name
            self.filled[name] = [""]
        elif tag == "option" and "selected" in found:
            self.filled[self._name] = [found.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            self._fill(self._name, "".join(self._text).removeprefix("\n").replace("\n", "\r\n"))
            self._text = None

    def _fill(self, name: str, value: str) -> None:
        self.filled.setdefault(name, []).append(value)


def filled_in(page: str) -> dict[str, str | list[str]]:
    """Every field of the page with what stands in it; several ticks of one name as a list."""
    reader = _Reader()
    reader.feed(page)
    return {name: values[0] if len(values) == 1 else values for name, values in reader.filled.items() if name}


def words_of(data: bytes) -> str:
    """Of a Word file: what stands on top of each page, in its lines, and in its tables."""
    document: Any = Document(io.BytesIO(data))
    lines = [*document.sections[0].header.paragraphs, *document.paragraphs]
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(part.text for part in [*lines, *cells])
