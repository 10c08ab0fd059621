"""A form that a stranger's page sends in the name of somebody who is signed in: every address, found by itself."""

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt

from alongside.foundations.access.doors import doorway_of
from alongside.foundations.access.roles import Role
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.directory.tests.factories import a_worker
from tests.support.addresses import every_address
from tests.support.proofs import Say
from tests.support.relations import LOOKED_AT
from tests.support.walking import addresses

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]
TOKEN = "t" * 32  # of the shape that a token has
# Leaving must never fail; the worst a stranger's page does with it is to sign somebody out. Where parcels come in, no
# session counts: without the signature of another deployment nothing happens.
LET_THROUGH = {"leave", "move_area:parcels"}
WAYS = {"without a token", "with a token of somebody else", "from another place"}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(LOOKED_AT, tick=False):
        yield


def a_session() -> str:
    """Of a worker who is signed in."""
    client = Client()
    client.force_login(a_worker(Role.NAVIGATOR))
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def send(session: str, url: str, way: str) -> int:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    more: dict[str, Any] = {}
    form = {"form_key": "00000000-0000-4000-8000-000000000001"}
    if way != "without a token":
        client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
        form["csrfmiddlewaretoken"] = TOKEN if way == "from another place" else "u" * 32
    if way == "from another place":
        more["headers"] = {"origin": "https://somewhere.example.org"}
    return int(client.post(url, form, **more).status_code)


def by_browser() -> dict[str, str]:
    """An address by its name. A system comes with a key in a header, which no page of strangers can send."""
    patterns = {one.name: one.pattern for one in every_address()}
    found = [name for name in addresses() if not _is_for_systems(patterns[name])]
    in_order = sorted(found, key=lambda name: name in LET_THROUGH)  # which would end the session
    return {name: addresses()[name].url(addresses()[name].of_nothing()) for name in in_order}


def _is_for_systems(pattern: URLPattern) -> bool:
    way = doorway_of(pattern.callback)
    return way is not None and way.door is Door.SYSTEM


def let_through(ways: set[str], addresses: dict[str, str]) -> set[str]:
    """405: what takes no form at all."""
    session = a_session()
    sent = ((name, url, way) for name, url in addresses.items() for way in sorted(ways))
    return {name for name, url, way in sent if send(session, url, way) not in (403, 405)}


def test_no_form_of_strangers_is_taken(proof: Say, many: Callable[[int, int], int]) -> None:
    ways = set(sorted(WAYS)[: many(1, len(WAYS))])
    found = let_through(ways, by_browser())
    proof(
        f"forms of strangers, {len(ways)} kinds to each of {len(by_browser())} addresses, two named exceptions",
        figure=f"{len(found - LET_THROUGH)} taken",
        goal="0",
        holds=found == LET_THROUGH,
    )
    systems = {name: one for name, one in addresses().items() if name not in by_browser()}
    session = a_session()
    told = [send(session, one.url(one.of_nothing()), "without a token") for one in systems.values()]
    proof(
        f"addresses for systems, asked with the session of a worker and no key: {len(told)}",
        figure=", ".join(sorted({str(status) for status in told})),
        goal="401",
        holds=bool(told) and set(told) == {401},
    )
    pattern = next(one.pattern for one in every_address() if one.name == "people:new_note")
    with patch.object(pattern, "callback", csrf_exempt(pattern.callback)):
        few = {name: url for name, url in by_browser().items() if name.startswith("people:")}
        found = let_through({"without a token"}, few)
    proof(
        "planted: a view that takes forms of strangers",
        figure=", ".join(sorted(found)) or "not found",
        goal="people:new_note",
        holds=found == {"people:new_note"},
    )
