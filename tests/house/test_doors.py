"""Every address has one door."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from alongside.foundations.access.doors import doorway_of
from tests.support.addresses import every_address


def test_every_address_declares_its_door() -> None:
    undeclared = [found.where for found in every_address() if doorway_of(found.pattern.callback) is None]
    assert undeclared == []


def test_every_page_that_takes_a_form_takes_it_once() -> None:
    """Sign-in, sign-out and leaving are harmless twice; every other view that reads POST carries `once`."""
    harmless = {"sign_in", "step_in", "sign_out", "welcome", "leave", "nothing"}
    careless = [
        found.where
        for found in every_address()
        if found.pattern.name not in harmless
        and "POST" in _names_used(found.pattern.callback)
        and not getattr(found.pattern.callback, "once", False)
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
