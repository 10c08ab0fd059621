"""What somebody would type into a form of ours, so that it can be sent."""

import re
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

Typed = dict[str, list[Any]]
# By the name of the field, where an empty line stands; the first that fits.
BY_NAME = (
    (r"_time$", "00:05"),
    (r"^from_\d$", "09:00"),
    (r"^until_\d$", "17:00"),
    (r"email", "someone@example.org"),
    (r"(^|_)(web|website|url|address_of_page)$", "https://example.org"),
    (r"postcode", "NX4 2AB"),
    (r"outcode", "NX4"),
    (r"phone|telephone", "07700 900123"),
    (r"reference", "AL-0001"),
)
A_WORD, A_SENTENCE = "A word", "A few whole words, as a sentence says them."
LETTER = b"Dear Sol,\n\ncome back on Friday.\n"


def typed(form: html.HtmlElement, day: date) -> Typed:
    """Every field once, the first of what can be chosen, and `day` wherever a day is asked for."""
    values: Typed = {}
    for entry in form.xpath(".//input | .//textarea | .//select"):
        name, kind = entry.get("name"), entry.get("type", entry.tag)
        if not name or (kind in ("radio", "checkbox") and name in values and not _checked(entry)):
            continue
        values[name] = [_answer(entry, name, kind, day)]
    return values


def _checked(entry: html.HtmlElement) -> bool:
    return entry.get("checked") is not None


def _answer(entry: html.HtmlElement, name: str, kind: str, day: date) -> Any:
    if kind == "file":
        return SimpleUploadedFile("letter.txt", LETTER, "text/plain")
    if kind == "select":
        chosen = [
            v for v in (*entry.xpath("./option[@selected]/@value"), *entry.xpath("./option/@value")) if v
        ]
        return str(chosen[0]) if chosen else ""
    if kind == "textarea":
        return (entry.text or "").strip() or A_SENTENCE
    if kind == "hidden":
        return entry.get("value") or ""
    return entry.get("value") or _line(entry, name, kind, day)


def _line(entry: html.HtmlElement, name: str, kind: str, day: date) -> str:
    part = name.rpartition("_")[2]
    if part in ("day", "month", "year"):
        return str(getattr(day, part))
    for pattern, text in BY_NAME:
        if kind == "email" or re.search(pattern, name):
            return "someone@example.org" if kind == "email" else text
    return "7" if entry.get("inputmode") == "numeric" else A_WORD
