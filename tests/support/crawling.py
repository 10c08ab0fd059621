"""Walks the pages as somebody of the cast: every link that leads to a route not yet seen, and every form on the way."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from lxml import html

from tests.support.typing_in import Typed, typed

LEFT_OUT = {"leave", "nothing", "sign_in:sign_out"}
A_ROUTE = 2


@dataclass(frozen=True)
class Page:
    url: str
    route: str
    status: int
    text: str
    is_page: bool = True
    headers: str = ""

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.text if self.is_page else "<p></p>")


@dataclass(frozen=True)
class FoundForm:
    """A form as it stands on its page, with something typed into every field."""

    action: str
    element: html.HtmlElement = field(hash=False, compare=False, repr=False)

    @property
    def values(self) -> Typed:
        return self.typed(timezone.localdate())

    def typed(self, day: date) -> Typed:
        return typed(self.element, day)

    @property
    def route(self) -> str:
        return route_of(self.action)

    @property
    def kind(self) -> str:
        """Its address, and which of several forms at that address it is."""
        act = self.element.xpath(".//input[@type='hidden'][@name='act']/@value")
        return ":".join([self.route, *act])


def route_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def crawl(client: Client, start: str = "/", most: int = 400, each: int = A_ROUTE) -> Iterator[Page]:
    """Opens `most` addresses in all, and of one route `each`."""
    waiting, opened, seen = [start], set[str](), dict[str, int]()
    while waiting and len(opened) < most:
        url = waiting.pop(0)
        route = route_of(url)
        if url in opened or not route or route in LEFT_OUT or seen.get(route, 0) >= each:
            continue
        opened.add(url)
        answer = client.get(url)
        if answer.status_code in (301, 302, 303):
            waiting.append(urljoin(url, answer.headers["Location"]))
            continue
        seen[route] = seen.get(route, 0) + 1
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        page = Page(url, route, answer.status_code, text_of(answer), is_page, str(answer.headers))
        yield page
        waiting.extend(links_of(page.tree, url))


def text_of(answer: Any) -> str:
    """Of a Word file what stands in its parts. Of a PDF nothing: its letters are drawn, and the words are the same."""
    if answer.content.startswith(b"%PDF"):
        return ""
    if not answer.content.startswith(b"PK"):
        return str(answer.text)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def links_of(tree: html.HtmlElement, url: str) -> Iterator[str]:
    for link in tree.xpath("//main//a/@href | //nav//a/@href"):
        if not urlsplit(link).scheme:
            yield urljoin(url, link).partition("#")[0]


def forms_of(page: Page) -> Iterator[FoundForm]:
    for form in page.tree.xpath("//form[@method='post']"):
        action = urljoin(page.url, form.get("action") or "")
        if route_of(action) not in LEFT_OUT:
            yield FoundForm(action, form)
