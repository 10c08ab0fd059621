"""The second factor cannot be walked round: with a password alone, every address answers as to nobody."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from tests.support.proofs import Say
from tests.support.sign_in import PASSWORD, a_worker_with_app
from tests.support.sign_in import post as send

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]
NOTHING = "00000000-0000-4000-8000-000000000000"


def addresses(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for found in (resolver or get_resolver()).url_patterns:
        where = prefix + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from addresses(found, where)
        else:
            yield _filled(where), found


def _filled(route: str) -> str:
    route = re.sub(r"<uuid:\w+>", NOTHING, route)
    return re.sub(r"<\w+:\w+>|<\w+>", "1", route)


# The steps of the way in, where half an entry is expected to be led on.
STEPS = {"sign_in", "on", "second", "passkey", "set_up", "set_up_app", "set_up_passkey", "sign_out", "leave"}


def answer_of(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.headers.get("Location")


def told(client: Client) -> Iterator[tuple[str, bool]]:
    """Every address and method, and whether this client is told there what nobody is told."""
    nobody = Client()
    for path, pattern in addresses():
        if pattern.name in STEPS:
            continue
        for method in ("get", "post"):
            nobody.cookies.clear()
            key = {"form_key": str(uuid4())} if method == "post" else {}
            here, there = (getattr(who, method)(path, key) for who in (client, nobody))
            yield f"{method} {path}: {here.status_code}", answer_of(here) != answer_of(there)


def half_in() -> Client:
    client = Client()
    send(client, "sign_in", email=a_worker_with_app().email, password=PASSWORD)
    assert client.get("/sign-in/on/").headers["Location"] == "/sign-in/code/"
    return client


def test_a_password_alone_opens_no_address(proof: Say) -> None:
    answers = list(told(half_in()))
    otherwise = [what for what, differs in answers if differs]
    proof(
        f"{len(answers)} addresses and methods, with a password alone",
        figure=f"{len(otherwise)} told more than nobody",
        goal="0",
        holds=not otherwise,
    )


def test_planted_fault_without_the_wall_it_is_found(settings: Settings) -> None:
    half, client = half_in(), Client()
    at = settings.MIDDLEWARE.index("alongside.foundations.access.entry.whole_sessions")
    settings.MIDDLEWARE = [*settings.MIDDLEWARE]
    settings.MIDDLEWARE[at] = "tests.support.sign_in.nobody_is_arriving"
    client.cookies.update(half.cookies)  # a client keeps the middleware of its first request
    otherwise = (what for what, differs in told(client) if differs)
    assert len(list(islice(otherwise, 20))) == 20


def test_what_asks_for_a_fresh_proof_opens_to_no_other(proof: Say) -> None:
    client = Client()
    client.force_login(a_worker_with_app())
    session = client.session
    session["entry"] |= {"fresh": 0}
    session.save()
    asked = [path for path, pattern in addresses() if getattr(pattern.callback, "freshly_proven", False)]
    opened = [path for path in asked if not _led_to_proof(client.get(path))]
    proof(
        f"{len(asked)} addresses that want a fresh proof, without one",
        figure=f"{len(opened)} opened",
        goal="0",
        holds=bool(asked) and not opened,
    )


def _led_to_proof(answer: Any) -> bool:
    refused = answer.status_code in (403, 404, 405)
    return refused or answer.headers.get("Location", "").startswith("/sign-in/again/")
