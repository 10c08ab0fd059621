"""Every address of the program, found by one walk through its resolver."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """`where` is its route, with what it names in angle brackets; `named` are the kinds of that."""

    where: str
    name: str
    pattern: URLPattern
    named: dict[str, Any] = field(hash=False)


def every_address(
    resolver: URLResolver | None = None, before: str = "", space: str = "", **named: Any
) -> Iterator[Address]:
    for found in (resolver or get_resolver()).url_patterns:
        where, here = before + str(found.pattern), named | found.pattern.converters
        if isinstance(found, URLResolver):
            inner = f"{space}{found.namespace}:" if found.namespace else space
            yield from every_address(found, where, inner, **here)
        elif isinstance(found, URLPattern):
            yield Address(where, f"{space}{found.name or ''}", found, here)
