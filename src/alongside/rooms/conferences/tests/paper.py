"""Reads a page the way a browser would send it back."""

from html.parser import HTMLParser

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
