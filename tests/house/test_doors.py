"""Every address has one door."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from alongside.foundations.access.doors import doorway_of


def every_address(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern, where)
        else:
            yield where, pattern


def addresses() -> list[tuple[str, URLPattern]]:
    return sorted(every_address(get_resolver()), key=lambda found: found[0])


def test_every_address_declares_its_door() -> None:
    undeclared = [where for where, pattern in addresses() if doorway_of(pattern.callback) is None]
    assert undeclared == []


def test_every_page_that_takes_a_form_takes_it_once() -> None:
    """Sign-in, sign-out and leaving are harmless twice; every other view that reads POST carries `once`."""
    harmless = {"sign_in", "step_in", "sign_out", "welcome", "leave", "nothing"}
    careless = [
        where
        for where, pattern in addresses()
        if pattern.name not in harmless
        and "POST" in _names_used(pattern.callback)
        and not getattr(pattern.callback, "once", False)
    ]
    assert careless == []


def _names_used(view: object) -> set[str]:
    inner = view
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    code = getattr(inner, "__code__", None)
    return set(code.co_names) | {str(const) for const in code.co_consts} if code else set()


@pytest.mark.django_db
def test_a_view_without_a_door_stays_shut(client: Client, settings: object) -> None:
    class Urls:
        urlpatterns = [path("open/", lambda request: HttpResponse("open"))]

    settings.ROOT_URLCONF = Urls  # type: ignore[attr-defined]
    assert client.get("/open/").status_code == 404
